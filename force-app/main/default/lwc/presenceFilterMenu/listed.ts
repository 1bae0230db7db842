import type { Choice } from './choices';

/** From so many choices on there is a field to find one by its name. */
const FINDABLE = 13;
/** So many are listed at once; what is chosen is always listed. */
const LISTED = 60;

export interface Listed {
  readonly choices: readonly Choice[];
  readonly findable: boolean;
  /** Choices that match and are not listed. */
  readonly more: number;
}

/** Of many choices those whose names hold the words, case and diacritics aside. */
export function listedOf(all: readonly Choice[], words: string): Listed {
  const findable = all.length >= FINDABLE;
  const wanted = findable ? fold(words).split(/\s+/).filter(Boolean) : [];
  const found =
    wanted.length === 0
      ? all
      : all.filter(({ label }) => {
          const name = fold(label);
          return wanted.every((word) => name.includes(word));
        });
  const choices = found.filter(({ checked }, index) => checked || index < LISTED);
  return { choices, findable, more: found.length - choices.length };
}

function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
