import type { Linter } from 'eslint';

export const distortedGlobals: readonly string[];
export function lightningRules(lwc: string): Linter.Config[];
