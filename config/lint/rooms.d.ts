export const pureBundles: Readonly<Record<string, unknown>>;
