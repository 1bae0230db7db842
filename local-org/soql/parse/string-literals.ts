import { malformed, unexpectedToken } from '../refusal.ts';

const escapes: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  b: '\b',
  f: '\f',
  '"': '"',
  "'": "'",
  '\\': '\\',
  _: '_',
  '%': '%',
};

const deepest = 100;

export interface DecodedString {
  readonly value: string;
  readonly pattern: string;
  /** Offset after the closing quote. */
  readonly end: number;
}

interface Character {
  readonly value: string;
  readonly wildcard: boolean;
  readonly length: number;
}

function characterAt(text: string, at: number): Character {
  const plain = text.charAt(at);
  if (plain !== '\\') return { value: plain, wildcard: plain === '%' || plain === '_', length: 1 };
  const unicode = /^\\u([0-9a-f]{4})/i.exec(text.slice(at, at + 6));
  if (unicode?.[1]) {
    return { value: String.fromCharCode(Number.parseInt(unicode[1], 16)), wildcard: false, length: 6 };
  }
  const escaped = text.charAt(at + 1);
  const value = escapes[escaped.toLowerCase()];
  if (value === undefined) {
    throw malformed(text, at, `Invalid string literal: illegal character sequence '\\${escaped}'`);
  }
  return { value, wildcard: false, length: 2 };
}

/** Decodes the string literal whose opening quote stands at `start`. */
export function decodeString(text: string, start: number): DecodedString {
  let value = '';
  let pattern = '';
  let at = start + 1;
  while (at < text.length && text.charAt(at) !== "'") {
    const character = characterAt(text, at);
    value += character.value;
    pattern +=
      /[%_\\]/.test(character.value) && !character.wildcard ? `\\${character.value}` : character.value;
    at += character.length;
  }
  if (at >= text.length) throw malformed(text, start, 'string literal is not closed');
  return { value, pattern, end: at + 1 };
}

/** The same text, character for character, with every string's content blanked: the Apex lexer knows neither `\_` nor
 * `\%`, and takes comments and multi-line strings, which SOQL has not. */
export function maskStrings(text: string): string {
  let masked = '';
  let depth = 0;
  let at = 0;
  while (at < text.length) {
    const character = text.charAt(at);
    if (character === '/' || text.startsWith("'''", at)) throw unexpectedToken(text, at, character);
    if (character === '(') depth += 1;
    if (character === ')') depth -= 1;
    if (depth > deepest) throw malformed(text, at, `parentheses more than ${deepest} deep`);
    if (character !== "'") {
      masked += character;
      at += 1;
      continue;
    }
    const { end } = decodeString(text, at);
    masked += `'${'x'.repeat(end - at - 2)}'`;
    at = end;
  }
  return masked;
}
