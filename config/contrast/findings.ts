import { contrast } from './color.ts';
import { rulesOf, type Rule } from './sheet.ts';
import { colorsOf, splitTop, type Properties } from './value.ts';

export interface Sheet {
  readonly name: string;
  readonly css: string;
}

/** A colour that is too near to what it stands on. */
export interface ContrastFinding {
  readonly sheet: string;
  readonly selector: string;
  readonly property: string;
  readonly ground: string;
  /** The smallest of all that it may come to. */
  readonly ratio: number;
  readonly needs: number;
}

export interface Verdict {
  readonly findings: readonly ContrastFinding[];
  /** How many pairs of colour and ground were measured. */
  readonly pairs: number;
}

/** Text (WCAG 2.2, 1.4.3); shapes, and lines that tell something (1.4.11). */
const needs = { text: 4.5, shape: 3 };

/** What has no ground of its own stands on a panel or a card, or on one that is under the pointer. */
const grounds = [
  'var(--slds-g-color-surface-container-1, #fff)',
  'var(--slds-g-color-surface-container-2, #f3f3f3)',
] as const;

/** These stand on either. */
const ofKinds = /--(kind|state|tone|quiet)-/;

/** Lines that only set something off, and need no contrast of their own. */
const decoration = /--slds-g-color-(border-1|surface-container-\d)\b/;

/**
 * Measures every colour that a rule of the sheets sets, on the ground of the same rule or else on those of panels
 * and of its states (`:hover`).
 * `shared` are the sheets that others import: the custom properties that they set hold in all of them.
 */
export function judge(sheets: readonly Sheet[], shared: readonly Sheet[], theme: Properties): Verdict {
  const findings: ContrastFinding[] = [];
  let pairs = 0;
  const common = shared.flatMap(({ css }) => rulesOf(css));
  for (const { name, css } of sheets) {
    const rules = rulesOf(css);
    const properties = new Map([...theme, ...setBy([...common, ...rules])]);
    for (const { selector, declarations } of rules) {
      for (const [property, expression, needed] of drawn(declarations)) {
        for (const ground of groundsOf({ property, expression, selector, declarations }, rules)) {
          const colors = colorsOf(expression, propertiesOf(declarations, properties));
          const ratios = colorsOf(ground, properties).flatMap((under) =>
            colors.map((color) => contrast(color, under)),
          );
          pairs += ratios.length;
          const ratio = Math.min(...ratios);
          if (ratio < needed)
            findings.push({ sheet: name, selector, property, ground, ratio, needs: needed });
        }
      }
    }
  }
  return { findings, pairs };
}

/** What a rule sets itself is its only value in it. */
function propertiesOf(declarations: Rule['declarations'], properties: Properties): Properties {
  const own = [...declarations].filter(([name]) => name.startsWith('--'));
  return new Map([...properties, ...own.map(([name, value]) => [name, [value]] as const)]);
}

function setBy(rules: readonly Rule[]): Map<string, string[]> {
  const values = new Map<string, string[]>();
  for (const { declarations } of rules) {
    for (const [name, value] of declarations) {
      if (name.startsWith('--')) values.set(name, [...(values.get(name) ?? []), value]);
    }
  }
  return values;
}

type Drawn = readonly [property: string, expression: string, needs: number];

function drawn(declarations: Rule['declarations']): Drawn[] {
  return [...declarations].flatMap(([property, value]): Drawn[] => {
    if (property === 'color') return [[property, value, needs.text]];
    if (property === 'fill' || property === 'stroke')
      return decoration.test(value) ? [] : [[property, value, needs.shape]];
    if (/^(outline|border)/.test(property)) {
      const color = splitTop(value, ' ').find((part) =>
        /^(var\(--(?!slds-g-(sizing|radius))|#|color-mix)/.test(part),
      );
      return color === undefined || decoration.test(color) ? [] : [[property, color, needs.shape]];
    }
    // A bar, a meter: a surface in the colour of a kind or a line is a shape.
    if (property === 'background-color' && /--(kind|state|tone)-color|color-border-2/.test(value))
      return [[property, value, needs.shape]];
    return [];
  });
}

interface Painted {
  readonly property: string;
  readonly expression: string;
  readonly selector: string;
  readonly declarations: Rule['declarations'];
}

function groundsOf(
  { property, expression, selector, declarations }: Painted,
  rules: readonly Rule[],
): string[] {
  // A line is seen beside what is around it, a surface on what is below.
  const own = /^(background|border|outline)/.test(property) ? undefined : groundOf(declarations);
  if (own !== undefined) return [own];
  const [panel, under] = grounds;
  if (ofKinds.test(expression)) return [panel, under];
  const inOtherStates = rules.filter((rule) => rule.selector.startsWith(`${selector}:`));
  return [panel, ...inOtherStates.flatMap((rule) => groundOf(rule.declarations) ?? [])];
}

function groundOf(declarations: Rule['declarations']): string | undefined {
  const ground = declarations.get('background-color');
  return ground === 'transparent' ? undefined : ground;
}
