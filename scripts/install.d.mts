export function stampOf(lockText: string | Uint8Array, nodeVersion: string): string;
export function isInstalled(folder: string, nodeVersion?: string): boolean;
export function installPackages(folder: string, title: string): void;
export function findProgram(names: readonly string[], searchPath?: string): string | undefined;
