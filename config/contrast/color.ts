/** Red, green and blue, 0 to 255; `alpha` 0 to 1. */
export interface Color {
  readonly rgb: readonly [number, number, number];
  readonly alpha: number;
}

const names: Readonly<Record<string, string>> = { white: '#fff', black: '#000', transparent: '#0000' };

/** Of a name or a hexadecimal notation; else undefined. */
export function colorOf(text: string): Color | undefined {
  const hex = /^#([0-9a-f]{3,8})$/i.exec(names[text] ?? text)?.[1];
  if (hex === undefined) return undefined;
  const digits = hex.length <= 4 ? [...hex].map((digit) => digit + digit) : (hex.match(/../g) ?? []);
  const [red = 0, green = 0, blue = 0, alpha = 255] = digits.map((digit) => parseInt(digit, 16));
  return { rgb: [red, green, blue], alpha: alpha / 255 };
}

/** `color-mix(in srgb, …)`: `share` of the first, 0 to 1, on premultiplied values (CSS Color 5). */
export function mix(first: Color, second: Color, share: number): Color {
  const alpha = first.alpha * share + second.alpha * (1 - share);
  const part = (index: 0 | 1 | 2): number =>
    alpha === 0
      ? 0
      : (first.rgb[index] * first.alpha * share + second.rgb[index] * second.alpha * (1 - share)) / alpha;
  return { rgb: [part(0), part(1), part(2)], alpha };
}

/** How far two colours stand apart, 1 to 21 (WCAG 2.2, contrast ratio). What shows through shows the ground. */
export function contrast(color: Color, ground: Color): number {
  const shown = mix({ ...color, alpha: 1 }, ground, color.alpha);
  const [light = 0, dark = 0] = [luminance(shown), luminance(ground)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

function luminance({ rgb }: Color): number {
  const [red = 0, green = 0, blue = 0] = rgb.map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
