import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { colorOf, contrast, mix } from './color.ts';
import { judge, type Sheet } from './findings.ts';
import { rulesOf } from './sheet.ts';
import { colorsOf, type Properties } from './value.ts';

const root = join(import.meta.dirname, '../..');
const lwc = join(root, 'force-app/main/default/lwc');

const bundled: readonly Sheet[] = readdirSync(lwc, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.css'))
  .map((file) => ({ name: file, css: readFileSync(join(lwc, file), 'utf8') }));
const shared = bundled.filter(({ name }) => name.startsWith('presenceColors/'));

/** What a sheet of somebody else's sets on the whole page. */
function hooksOf(file: string): Properties {
  const css = readFileSync(join(root, file), 'utf8');
  return new Map(
    [...css.matchAll(/(--slds-[gr]-[\w-]+|--lwc-[\w-]+): ?([^;}]+)/g)].map(([, name = '', value = '']) => [
      name,
      [value],
    ]),
  );
}

const themes = [
  { theme: 'SLDS 2, light', properties: new Map() as Properties },
  {
    theme: 'SLDS 1',
    properties: hooksOf(
      'node_modules/@salesforce-ux/design-system/assets/styles/salesforce-lightning-design-system.css',
    ),
  },
  { theme: 'the dark of the preview', properties: hooksOf('preview/page/dark.css') },
];

const white = colorOf('#fff') ?? { rgb: [255, 255, 255] as const, alpha: 1 };

describe('the contrast', () => {
  test.each([
    ['#000', 21],
    ['#fff', 1],
    ['#767676', 4.54],
    ['#777', 4.48],
    ['#00000080', 4.0],
  ])('of %s on white is %d', (color, ratio) => {
    expect(contrast(colorOf(color) ?? white, white)).toBeCloseTo(ratio, 2);
  });

  test('of a mixture is that of the mixed colour', () => {
    const [mixed] = colorsOf('color-mix(in srgb, var(--a) 25%, #fff)', new Map([['--a', ['#000']]]));
    expect(mixed).toEqual(mix(colorOf('#000') ?? white, white, 0.25));
    expect(mixed?.rgb[0]).toBeCloseTo(191.25);
  });
});

describe('colours', () => {
  test('of kinds are those of five kinds, in every theme others', () => {
    const kinds = new Set(
      shared
        .flatMap(({ css }) => rulesOf(css))
        .flatMap(({ declarations }) => declarations.get('--kind-color') ?? []),
    );
    expect(kinds.size).toBe(5);
    for (const { properties } of themes) {
      const colors = [...kinds].flatMap((kind) => colorsOf(kind, properties)).map(({ rgb }) => rgb.join());
      expect(new Set(colors).size).toBe(kinds.size);
    }
  });

  test.each(themes)('of text, shapes and lines stand out from their ground: $theme', ({ properties }) => {
    const { findings, pairs } = judge(bundled, shared, properties);
    expect(findings).toEqual([]);
    expect(pairs).toBeGreaterThan(200);
  });

  test('that do not stand out are found', () => {
    const css = readFileSync(join(root, 'config/fixtures/contrast/faint.css'), 'utf8');
    const { findings } = judge([{ name: 'faint.css', css }], shared, new Map());
    expect(findings.map(({ selector, property }) => `${selector} ${property}`)).toEqual([
      '.pale-text color',
      '.pale-under-pointer color',
      '.kind-on-busy-ground color',
      '.shape fill',
      '.line outline',
      '.bar background-color',
      '.bar background-color',
      '.mixed color',
    ]);
  });

  test('that nobody can read are not passed over', () => {
    const css = '.a { color: var(--never-set); }';
    expect(() => judge([{ name: 'a.css', css }], shared, new Map())).toThrow('--never-set');
  });
});
