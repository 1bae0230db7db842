import { colorOf, mix, type Color } from './color.ts';

/** Custom properties and the values that they may have: one of a theme, several where classes set it. */
export type Properties = ReadonlyMap<string, readonly string[]>;

/** Taken from around it, or chosen by the system. */
const fromElsewhere =
  /^(inherit|currentcolor|unset|initial|none|canvas\w*|linktext|highlight\w*|buttontext)$/i;

/** Every colour that an expression may come to: of `var()`, `color-mix()`, a name or a number. Empty where it says
 * none. Throws on what it cannot read. */
export function colorsOf(expression: string, properties: Properties): Color[] {
  const text = expression.trim();
  if (fromElsewhere.test(text)) return [];
  const plain = colorOf(text.toLowerCase());
  if (plain) return [plain];
  const call = /^([\w-]+)\((.*)\)$/s.exec(text);
  const parts = splitTop(call?.[2] ?? '', ',');
  if (call?.[1] === 'var') {
    const [name = '', ...fallback] = parts;
    const values = properties.get(name);
    if (values) return values.flatMap((value) => colorsOf(value, properties));
    if (fallback.length > 0) return colorsOf(fallback.join(','), properties);
  }
  if (call?.[1] === 'color-mix' && parts[0] === 'in srgb') {
    const [, first = '', second = ''] = parts;
    const { share, color } = shareOf(first);
    const other = shareOf(second);
    const part = share ?? 1 - (other.share ?? 0.5);
    return colorsOf(color, properties).flatMap((a) =>
      colorsOf(other.color, properties).map((b) => mix(a, b, part)),
    );
  }
  throw new Error(`No colour: ${text}`);
}

function shareOf(part: string): { readonly color: string; readonly share?: number } {
  const found = /^(.*?)\s+([\d.]+)%$/s.exec(part);
  return found ? { color: found[1] ?? '', share: Number(found[2]) / 100 } : { color: part };
}

/** At a separator outside of parentheses. */
export function splitTop(text: string, separator: ',' | ' '): string[] {
  const parts: string[] = [];
  let depth = 0;
  let part = '';
  for (const letter of text) {
    if (letter === '(') depth += 1;
    if (letter === ')') depth -= 1;
    if (letter === separator && depth === 0) {
      parts.push(part.trim());
      part = '';
    } else {
      part += letter;
    }
  }
  return [...parts, part.trim()].filter((one) => one !== '');
}
