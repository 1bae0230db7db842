export interface Rule {
  readonly selector: string;
  /** The last of each property. */
  readonly declarations: ReadonlyMap<string, string>;
}

/** The rules of a style sheet, those of `@media` too; where the system chooses the colours (`forced-colors`) there is
 * nothing to judge. */
export function rulesOf(css: string): Rule[] {
  const text = css.replace(/\/\*[\s\S]*?\*\//g, '').replace(/@import[^;]*;/g, '');
  const rules: Rule[] = [];
  let from = 0;
  while (from < text.length) {
    const open = text.indexOf('{', from);
    if (open < 0) break;
    const selector = text.slice(from, open).trim().replace(/\s+/g, ' ');
    const close = closing(text, open);
    const inside = text.slice(open + 1, close);
    if (!selector.startsWith('@')) rules.push({ selector, declarations: declarationsOf(inside) });
    else if (/^@(media|supports|container)/.test(selector) && !selector.includes('forced-colors'))
      rules.push(...rulesOf(inside));
    from = close + 1;
  }
  return rules;
}

function closing(text: string, open: number): number {
  let depth = 0;
  for (let at = open; at < text.length; at += 1) {
    if (text[at] === '{') depth += 1;
    if (text[at] === '}') depth -= 1;
    if (depth === 0) return at;
  }
  throw new Error(`Nothing closes: ${text.slice(open, open + 40)}`);
}

function declarationsOf(body: string): Map<string, string> {
  return new Map(
    body
      .split(';')
      .map((line) => line.trim())
      .filter((line) => line !== '')
      .map((line) => {
        const colon = line.indexOf(':');
        return [
          line.slice(0, colon).trim(),
          line
            .slice(colon + 1)
            .trim()
            .replace(/\s+/g, ' '),
        ];
      }),
  );
}
