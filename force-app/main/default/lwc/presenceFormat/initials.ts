/** One or two letters that stand for a name where there is no photo: of its first and its last word. */
export function initialsOf(name: string): string {
  const words = name.split(/[\s.]+/u).filter((word) => /[\p{L}\p{N}]/u.test(word));
  const first = words[0];
  const last = words.length > 1 ? words[words.length - 1] : undefined;
  return [first, last]
    .map((word) => firstLetter(word ?? ''))
    .join('')
    .toUpperCase();
}

/** A code point, not a code unit: a letter outside the basic plane is not cut in half. */
function firstLetter(word: string): string {
  return Array.from(word).find((letter) => /[\p{L}\p{N}]/u.test(letter)) ?? '';
}
