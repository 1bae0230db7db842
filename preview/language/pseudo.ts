const plain = 'AaCcDdEeGgHhIiJjKkLlNnOoRrSsTtUuWwYyZz';
const accented = 'ÅåÇçÐđÉéĜĝĤĥÎîĴĵĶķĻļÑñÖöŔŕŠšŢţÛûŴŵÝýŽž';
const accents = new Map([...plain].map((letter, index) => [letter, [...accented][index] ?? letter]));

const filler = 'ļöñĝ';
/** By how much a translation of English grows, as a part of its length (W3C, text size in translation). */
const growth = 0.4;

/** In a right-to-left line, the rules for mixed text would have "0 of 1" read "of 1 0" (Unicode UAX 9, isolates). */
const isolate = { start: '\u2066', end: '\u2069' };

/** English as a language that nobody has: about 40 % longer, accented, in brackets, its places kept. What stands on a
 * page without brackets is no label; what lacks one of them is cut off. */
export function pseudo(text: string): string {
  const accentedText = text.replace(/\{\d+\}|[A-Za-z]/g, (found) => accents.get(found) ?? found);
  const letters = text.replace(/\{\d+\}/g, '').trim().length;
  return `${isolate.start}[${accentedText}${fillers(Math.ceil(letters * growth))}]${isolate.end}`;
}

/** So many characters more, in words that a line may break between. */
function fillers(length: number): string {
  const word = ` ${filler}`;
  return word
    .repeat(Math.ceil(length / word.length))
    .slice(0, length)
    .trimEnd();
}
