import fc from 'fast-check';

// A mutant is noticed by the first failure, however large: nobody reads a smaller one.
fc.configureGlobal({ endOnFailure: true });
