import type { SqlValue } from '../database/statements.ts';
import { isRefusal, readCell } from './cells.ts';
import type { ExportedFile } from './exported-files.ts';
import type { Faults } from './faults.ts';
import type { Header } from './header.ts';

export interface ImportedProfile {
  readonly id: string;
  readonly name: string;
  readonly viewAllData: boolean;
  readonly customizeApplication: boolean;
}

export const administratorName = 'admin@omnipresence.example';

/** The profiles that users name. What the export does not tell of them is little: a name made of the id, and no
 * right beyond reading. */
export interface Profiles {
  see(values: readonly SqlValue[], cells: readonly string[], line: number): void;
  readonly all: ReadonlyMap<string, ImportedProfile>;
  /** The profile of the administrator that the export brings along; undefined without one. */
  readonly ofAdministrator: string | null | undefined;
}

export function createProfiles(file: ExportedFile, header: Header, faults: Faults): Profiles {
  const all = new Map<string, ImportedProfile>();
  const place = (name: string): number => header.columns.findIndex((column) => column.name === name);
  const [profilePlace, usernamePlace] = [place('ProfileId'), place('Username')];
  let ofAdministrator: string | null | undefined;

  const factsOf = (cells: readonly string[], line: number): Map<string, SqlValue> => {
    const facts = new Map<string, SqlValue>();
    for (const { name, kind, place: cell } of header.parents) {
      const value = readCell(kind, cells[cell] ?? '');
      if (isRefusal(value)) faults.add(file.name, line, name, value.why);
      else facts.set(name, value);
    }
    return facts;
  };

  return {
    see(values, cells, line) {
      const facts = factsOf(cells, line);
      const id = values[profilePlace];
      const profileId = typeof id === 'string' ? id : null;
      if (String(values[usernamePlace]).toLowerCase() === administratorName) ofAdministrator = profileId;
      if (profileId === null || all.has(profileId)) return;
      const name = facts.get('Profile.Name');
      all.set(profileId, {
        id: profileId,
        name: typeof name === 'string' ? name : `Profile ${profileId}`,
        viewAllData: facts.get('Profile.PermissionsViewAllData') === 1,
        customizeApplication: facts.get('Profile.PermissionsCustomizeApplication') === 1,
      });
    },
    all,
    get ofAdministrator() {
      return ofAdministrator;
    },
  };
}
