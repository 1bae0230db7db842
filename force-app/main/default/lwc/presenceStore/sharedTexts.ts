import type { Sharing } from 'c/presenceModel';

/** `knownUserId` answers the text of a user's id that is there already. */
export function createSharedTexts(knownUserId: (userId: string) => string | undefined): Sharing {
  const texts = new Map<string, string>();

  return {
    userId: (userId) => knownUserId(userId) ?? userId,
    text(text) {
      if (text === undefined) return undefined;
      const known = texts.get(text);
      if (known === undefined) texts.set(text, text);
      return known ?? text;
    },
  };
}
