const asciiOnly = /^[\x00-\x7f]*$/;

export function isAscii(text: string): boolean {
  return asciiOnly.test(text);
}

function foldCharacter(character: string): string {
  if (isAscii(character)) return character.toLowerCase();
  const lower = character.toLowerCase();
  if (lower === 'ς') return 'σ';
  // A fold keeps the number of characters, so that LIKE's `_` counts the same, and never turns other text into ASCII:
  // SQLite's own NOCASE may then compare whatever is ASCII.
  return [...lower].length === 1 && !isAscii(lower) ? lower : character;
}

/** Text as SOQL compares and sorts it: without case, beyond ASCII too. */
export function foldText(text: string): string {
  return isAscii(text) ? text.toLowerCase() : [...text].map(foldCharacter).join('');
}
