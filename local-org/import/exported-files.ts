import { resolveField } from '../schema/resolve.ts';
import { objectByName } from '../schema/index.ts';
import type { SObject } from '../schema/types.ts';
import type { CellKind } from './cells.ts';

/** One file of an export: the records of one object. */
export interface ExportedFile {
  readonly name: string;
  readonly object: SObject;
  /** Columns that must be there. */
  readonly columns: readonly string[];
  /** Columns without an empty cell. */
  readonly filled: ReadonlySet<string>;
  /** Columns with ids that must stand in another file, or in this one. */
  readonly references: Readonly<Record<string, string>>;
  /** No two cells of this column are alike, without case. */
  readonly unique?: string;
  /** Given to every record without the column, or with an empty cell in it. */
  readonly absent?: Readonly<Record<string, string>>;
}

/** Facts of a user's profile that a query for users can ask for: there is no file of profiles. */
export const profileColumns: Readonly<Record<string, CellKind>> = {
  'Profile.Name': 'text',
  'Profile.PermissionsViewAllData': 'boolean',
  'Profile.PermissionsCustomizeApplication': 'boolean',
};

/** In an order in which the files that others point at come first. */
export const exportedFiles: readonly ExportedFile[] = [
  fileOf('UserRole', {
    columns: ['Name'],
    empty: ['ParentRoleId'],
    references: { ParentRoleId: 'UserRole' },
  }),
  fileOf('User', {
    columns: ['Username', 'Name', 'IsActive'],
    // Users that are no persons have no profile.
    empty: ['UserRoleId', 'ManagerId', 'ProfileId'],
    references: { UserRoleId: 'UserRole', ManagerId: 'User' },
    unique: 'Username',
    absent: {
      UserType: 'Standard',
      TimeZoneSidKey: 'GMT',
      LocaleSidKey: 'en_US',
      LanguageLocaleKey: 'en_US',
    },
  }),
  fileOf('ServicePresenceStatus', { columns: ['MasterLabel'] }),
  fileOf('ServiceChannel', { columns: ['MasterLabel'] }),
  fileOf('ServiceChannelStatus', {
    columns: ['ServiceChannelId', 'ServicePresenceStatusId'],
    references: { ServiceChannelId: 'ServiceChannel', ServicePresenceStatusId: 'ServicePresenceStatus' },
  }),
  fileOf('UserServicePresence', {
    columns: [
      ...['UserId', 'OwnerId', 'IsAway', 'IsCurrentState', 'StatusStartDate'],
      ...['CreatedDate', 'CreatedById', 'LastModifiedDate', 'LastModifiedById', 'SystemModstamp'],
    ],
    empty: [
      ...['Name', 'ServicePresenceStatusId', 'StatusEndDate', 'StatusDuration', 'ConfiguredCapacity'],
      ...['AverageCapacity', 'IdleDuration', 'AtCapacityDuration'],
    ],
    references: { UserId: 'User', OwnerId: 'User', ServicePresenceStatusId: 'ServicePresenceStatus' },
  }),
];

interface Shape extends Pick<ExportedFile, 'unique' | 'absent'> {
  readonly columns: readonly string[];
  /** Needed too, but their cells may be empty. */
  readonly empty?: readonly string[];
  readonly references?: ExportedFile['references'];
}

function fileOf(name: string, { columns, empty = [], references = {}, ...rest }: Shape): ExportedFile {
  const object = objectByName(name);
  if (!object) throw new Error(`there is no object ${name}`);
  return {
    name: `${name}.csv`,
    object,
    columns: ['Id', ...columns, ...empty],
    filled: new Set(['Id', ...columns]),
    references,
    ...rest,
  };
}

/** How the cells of a field read, by the lower-case name of the field. */
export function fieldKinds(object: SObject): ReadonlyMap<string, { name: string; kind: CellKind }> {
  return new Map(
    object.fields.map((field) => {
      const { type } = resolveField(object, field);
      const kind = kinds[type] ?? 'text';
      return [field.name.toLowerCase(), { name: field.name, kind }] as const;
    }),
  );
}

const kinds: Readonly<Record<string, CellKind>> = {
  id: 'id',
  reference: 'id',
  boolean: 'boolean',
  int: 'count',
  double: 'amount',
  percent: 'amount',
  dateTime: 'time',
  date: 'time',
};

/** The prefix that the ids of an object have, where a page gives it. */
export function knownPrefix({ keyPrefix, otherSources }: SObject): string | undefined {
  return otherSources.keyPrefix.grade === 'documented' ? keyPrefix : undefined;
}
