export const pureBundles: Readonly<Record<string, unknown>>;
export const styleBundles: readonly string[];
