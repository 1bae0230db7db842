import { fillWords } from 'c/presenceFormat';
import { labels, sets } from './labels';

/** A permission set that a component stands and falls with. */
export type NeededSet = keyof typeof sets;

export interface DeniedWords {
  readonly heading: string;
  readonly text: string;
  readonly next: string;
}

/**
 * Why Salesforce refused to read, and whom to ask for what. `held` is the custom permission that the set grants along
 * with its classes, as `@salesforce/customPermission` gives it. Who has it was refused something else: an object or a
 * field that he may not read. But the page knows what he held when it was loaded: a refusal of the class itself, in
 * the platform's words of any language, tells that the set has been taken away since.
 */
export function deniedWords(needed: NeededSet, held: boolean | undefined, refusal = ''): DeniedWords {
  if (held && !/\bApex\b.*\bPresence[A-Z]/.test(refusal))
    return { heading: labels.deniedTitle, text: labels.deniedText, next: labels.deniedNext };
  const set = sets[needed];
  return {
    heading: fillWords(labels.missingSetTitle, set),
    text: fillWords(labels.missingSetText, set),
    next: fillWords(labels.missingSetNext, set),
  };
}
