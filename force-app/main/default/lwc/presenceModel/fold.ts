const marks = /\p{M}/gu;
// Letters that Unicode does not decompose, so that taking marks away leaves them: people type the plain ones.
const plain: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  þ: 'th',
  ı: 'i',
};
/** Nothing but its case is there to fold: most names of most floors, in a tenth of the time. */
const ascii = /^[\n -~]*$/;
const special = new RegExp(`[${Object.keys(plain).join('')}]`, 'g');

/** Lower case, compatibility forms and diacritics taken away: what "Łukasz Müller" and "lukasz muller" share. */
export function foldText(text: string): string {
  if (ascii.test(text)) return text.toLowerCase();
  return text
    .normalize('NFKD')
    .replace(marks, '')
    .toLowerCase()
    .replace(special, (letter) => plain[letter] ?? letter);
}

/** The words of a search, folded; all of them must be found. */
export function searchWords(text: string): readonly string[] {
  return foldText(text)
    .split(/\s/u)
    .filter((word) => word !== '');
}
