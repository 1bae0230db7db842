import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { write, type SqlValue } from '../database/statements.ts';
import { makeId } from '../schema/ids.ts';
import { freeIds } from './free-ids.ts';
import { administratorName, type ImportedProfile, type Profiles } from './profiles.ts';
import { writeAccess } from './write-access.ts';

/** Writes what an org has and no export brings: the organization, profiles, and an administrator for `/local`. `at`
 * in epoch milliseconds. */
export function writeAdditions(db: DatabaseSyncInstance, profiles: Profiles, at: number): void {
  const { all, ofAdministrator } = profiles;
  const administrators: ImportedProfile = {
    id: freeIds(db, 'User', '00e', (id) => !all.has(id))(),
    name: 'System Administrator',
    viewAllData: true,
    customizeApplication: true,
  };
  const brought = typeof ofAdministrator === 'string' ? all.get(ofAdministrator) : undefined;
  for (const profile of all.values()) {
    const rights = profile === brought ? { viewAllData: true, customizeApplication: true } : {};
    writeProfile(db, { ...profile, ...rights }, at);
  }
  if (!brought) writeProfile(db, administrators, at);
  if (ofAdministrator === null) {
    write(db, 'UPDATE "User" SET "ProfileId" = ? WHERE "Username" = ?', administrators.id, administratorName);
  }
  const id = ofAdministrator === undefined ? freeIds(db, 'User', '005')() : undefined;
  if (id !== undefined) {
    insert(db, 'User', {
      ...stamps(at, id),
      Id: id,
      Username: administratorName,
      Name: 'Ada Admin',
      FirstName: 'Ada',
      LastName: 'Admin',
      Email: administratorName,
      Alias: 'aadmi',
      UserType: 'Standard',
      IsActive: 1,
      ProfileId: administrators.id,
      TimeZoneSidKey: 'GMT',
      LocaleSidKey: 'en_US',
      LanguageLocaleKey: 'en_US',
    });
  }
  insert(db, 'Organization', {
    ...stamps(at, id ?? null),
    Id: makeId('00D', 1),
    Name: 'Imported Org',
    OrganizationType: 'Developer Edition',
    InstanceName: 'LOCAL',
    IsSandbox: 0,
    TimeZoneSidKey: 'GMT',
    LanguageLocaleKey: 'en_US',
  });
  writeAccess(db, id ?? null, at);
}

function writeProfile(db: DatabaseSyncInstance, profile: ImportedProfile, at: number): void {
  insert(db, 'Profile', {
    ...stamps(at, null),
    Id: profile.id,
    Name: profile.name,
    PermissionsViewAllData: profile.viewAllData ? 1 : 0,
    PermissionsCustomizeApplication: profile.customizeApplication ? 1 : 0,
  });
  const permissionSet = freeIds(db, 'PermissionSet', '0PS')();
  insert(db, 'PermissionSet', {
    ...stamps(at, null),
    Id: permissionSet,
    Name: `X${profile.id}`,
    Label: profile.name,
    ProfileId: profile.id,
    IsOwnedByProfile: 1,
    IsCustom: 0,
    PermissionsViewAllData: profile.viewAllData ? 1 : 0,
    PermissionsCustomizeApplication: profile.customizeApplication ? 1 : 0,
  });
}

function stamps(at: number, by: string | null): Record<string, SqlValue> {
  return { CreatedDate: at, CreatedById: by, LastModifiedDate: at, LastModifiedById: by, SystemModstamp: at };
}

function insert(db: DatabaseSyncInstance, object: string, record: Readonly<Record<string, SqlValue>>): void {
  const names = Object.keys(record);
  const places = names.map(() => '?').join(', ');
  const quoted = names.map((name) => `"${name}"`).join(', ');
  write(db, `INSERT INTO "${object}" (${quoted}) VALUES (${places})`, ...Object.values(record));
}
