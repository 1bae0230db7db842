import { describe, expect, it } from 'vitest';
import { createLabels } from '../labels';

describe('the name of what has several', () => {
  it('is the one that most carry, the first of equals, and empty once nobody carries one', () => {
    const labels = createLabels();
    expect(labels.most()).toBe('');
    labels.add('Voice');
    labels.add('Chat');
    expect(labels.most()).toBe('Chat');
    labels.add('Voice');
    expect(labels.most()).toBe('Voice');
    labels.remove('Voice');
    labels.remove('Voice');
    expect(labels.most()).toBe('Chat');
    labels.remove('Chat');
    expect(labels.most()).toBe('');
  });
});
