import { OrgError } from '../org-error.ts';

/** "API versions 21.0 through 30.0 are retired." */
export const oldestVersion = 31;
export const newestVersion = 67;
/** "login() isn't available in API version 65.0 and later." */
export const newestLoginVersion = 64;

export interface VersionEntry {
  readonly label: string;
  readonly url: string;
  readonly version: string;
}

export function versions(): VersionEntry[] {
  return Array.from({ length: newestVersion - oldestVersion + 1 }, (_, step) => {
    const version = `${oldestVersion + step}.0`;
    return { label: releaseOf(oldestVersion + step), url: `/services/data/v${version}`, version };
  });
}

/** Three releases a year: 31.0 is Summer '14. Winter is named after the year it leads into. */
function releaseOf(version: number): string {
  const season = (['Summer', 'Winter', 'Spring'] as const)[(version - 31) % 3] ?? 'Summer';
  const year = 14 + Math.floor((version - 30) / 3) + (season === 'Winter' ? 1 : 0);
  return `${season} '${year}`;
}

/** `v58.0` or `58.0` as 58. Throws 410 UNSUPPORTED_API_VERSION for a retired version, 404 NOT_FOUND for what is none. */
export function readVersion(text: string): number {
  const digits = /^v?(\d{1,3})\.0$/.exec(text)?.[1];
  const version = digits === undefined ? Number.NaN : Number(digits);
  if (Number.isNaN(version) || version > newestVersion || version < 1) {
    throw new OrgError(404, 'NOT_FOUND', 'The requested resource does not exist');
  }
  if (version < oldestVersion) {
    throw new OrgError(
      410,
      'UNSUPPORTED_API_VERSION',
      `The requested resource is not supported in API version ${version}.0: versions below ${oldestVersion}.0 are retired.`,
    );
  }
  return version;
}
