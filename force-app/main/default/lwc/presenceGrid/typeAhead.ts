import type { OpenAgents } from './sections';

type Named = Pick<OpenAgents, 'length' | 'at'>;

/** Keys that follow each other within this belong to one word, milliseconds. */
const PAUSE = 700;

/** Finds who is meant by the first letters of a name. */
export interface TypeAhead {
  /** `at` is the time of the key, milliseconds of any clock. Answers a place, or undefined: nobody begins so. */
  find(letter: string, at: number, agents: Named, from: number): number | undefined;
  /** Letters have just been typed, so that a space belongs to them. */
  isTyping(at: number): boolean;
}

export function createTypeAhead(locale: string): TypeAhead {
  const { compare } = new Intl.Collator(locale, { sensitivity: 'base', usage: 'search' });
  let typed = '';
  let typedAt = -Infinity;

  const isTyping = (at: number) => typed !== '' && at - typedAt <= PAUSE;

  return {
    isTyping,
    find(letter, at, agents, from) {
      typed = isTyping(at) ? typed + letter : letter;
      typedAt = at;
      // The same letter again leads from one to the next; a longer word stays on whom it already fits.
      const repeated = [...typed].every((one) => one === letter);
      const word = repeated ? letter : typed;
      const first = repeated ? from + 1 : from;
      for (let step = 0; step < agents.length; step += 1) {
        const place = (first + step) % agents.length;
        const name = agents.at(place)?.name ?? '';
        if (compare(name.slice(0, word.length), word) === 0) return place;
      }
      return undefined;
    },
  };
}
