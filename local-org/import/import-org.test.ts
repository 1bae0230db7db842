import { mkdtempSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openWriter } from '../database/open.ts';
import { readRow, readRows } from '../database/statements.ts';
import { createIdSource } from '../omni-channel/id-source.ts';
import { makeId } from '../schema/ids.ts';
import {
  channel,
  csvOf,
  presence,
  profileId,
  role,
  setCell,
  smallExport,
  status,
  user,
  writeExport,
  type Export,
} from './export.fixture.ts';
import { importOrg } from './import-org.ts';

let folder: string;
let db: DatabaseSyncInstance;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'import-org-'));
  db = openWriter(join(folder, 'org.db'));
});
afterEach(() => {
  db.close();
  rmSync(folder, { recursive: true, force: true });
});

async function run(files: Export) {
  writeExport(folder, files);
  return runFolder();
}

async function runFolder() {
  const notes: string[] = [];
  const onNote = (text: string): unknown => notes.push(text);
  const { faults, newest } = await importOrg(db, { folder, now: 0, onProgress: () => undefined, onNote });
  return { lines: faults.lines, count: faults.count, newest, notes };
}

describe('an export', () => {
  it.each(['without the columns', 'with empty cells'])(
    'gives everybody the zone and locale that Salesforce has for everybody: %s',
    async (how) => {
      const files = smallExport();
      const [header = [], ...lines] = files['User.csv'] ?? [];
      if (how === 'with empty cells') {
        header.push('TimeZoneSidKey', 'LocaleSidKey');
        lines.forEach((line, nth) => line.push(...(nth === 0 ? ['Asia/Tokyo', 'ja_JP'] : ['', ''])));
      }
      expect((await run(files)).lines).toEqual([]);
      const [ann, ...others] = readRows(
        db,
        'SELECT "TimeZoneSidKey" AS zone, "LocaleSidKey" AS locale FROM "User" ORDER BY "Username" <> \'ann@x.example\'',
      );
      const usual = { zone: 'GMT', locale: 'en_US' };
      expect(ann).toEqual(how === 'with empty cells' ? { zone: 'Asia/Tokyo', locale: 'ja_JP' } : usual);
      expect(others).toEqual([usual, usual, usual]);
    },
  );

  it('becomes an org: its records, their profiles, and an administrator', async () => {
    expect(await run(smallExport())).toEqual({
      lines: [],
      count: 0,
      newest: Date.UTC(2026, 4, 5, 9, 30),
      notes: [],
    });
    expect(
      readRows(db, 'SELECT "Username", "Name", "ManagerId", "UserType" FROM "User" ORDER BY "Id"'),
    ).toEqual([
      { Username: 'admin@omnipresence.example', Name: 'Ada Admin', ManagerId: null, UserType: 'Standard' },
      { Username: 'sue@x.example', Name: 'Sue', ManagerId: null, UserType: 'Standard' },
      { Username: 'ann@x.example', Name: 'Ann "Bo" Müller', ManagerId: user(1), UserType: 'Standard' },
      { Username: 'gone@x.example', Name: 'Gone', ManagerId: null, UserType: 'Standard' },
    ]);
    expect(
      readRows(db, 'SELECT "Name", "PermissionsViewAllData" AS all_data FROM "Profile" ORDER BY "Id"'),
    ).toEqual([
      { Name: 'System Administrator', all_data: 1 },
      { Name: `Profile ${profileId}`, all_data: 0 },
    ]);
    expect(readRow(db, 'SELECT * FROM local_role_closure')).toEqual({
      ancestor: role(1),
      descendant: role(2),
    });
    expect(createIdSource(db).next('0N3')).toBe(103);
  });

  it('is given what an org makes of users and roles by itself', async () => {
    await run(smallExport());
    expect(readRows(db, 'SELECT "Type", "RelatedId" FROM "Group" ORDER BY "Id"')).toEqual([
      { Type: 'Organization', RelatedId: null },
      ...[1, 2].flatMap((n) => ['Role', 'RoleAndSubordinates'].map((Type) => ({ Type, RelatedId: role(n) }))),
    ]);
    expect(
      readRows(
        db,
        `SELECT u."Username" FROM "User" u JOIN "PermissionSetAssignment" a ON a."AssigneeId" = u."Id"
          JOIN "PermissionSet" p ON p."Id" = a."PermissionSetId" AND p."ProfileId" = u."ProfileId" ORDER BY u."Id"`,
      ).map((row: { Username?: string }) => row.Username),
    ).toEqual(['admin@omnipresence.example', 'sue@x.example', 'ann@x.example']);
    expect(
      readRows(
        db,
        'SELECT "UserPermissionsSupportUser" AS licence, "Id" IN (SELECT "UserId" FROM "UserServicePresence") AS present FROM "User"',
      ).every((row: { licence?: number; present?: number }) => row.licence === row.present),
    ).toBe(true);
  });

  it('has what it shows as deleted in its recycle bin', async () => {
    const files = smallExport();
    setCell(files, 'UserServicePresence.csv', 2, 'IsDeleted', 'true');
    expect((await run(files)).count).toBe(0);
    expect(readRows(db, 'SELECT * FROM recycle_bin')).toEqual([
      {
        Id: presence(1),
        entity: 'UserServicePresence',
        OwnerId: user(2),
        DeletedDate: Date.UTC(2026, 4, 5, 9, 30),
        deleted_by: user(2),
      },
    ]);
  });

  it('may say of a past row what its status was then, and show no channels at all', async () => {
    const files = smallExport();
    setCell(files, 'UserServicePresence.csv', 2, 'IsAway', 'false');
    expect((await run(files)).count).toBe(0);
  });

  it('takes columns in any order and case, ids of 15 and queues as owners, and says what it leaves out', async () => {
    const files = smallExport();
    files['ServiceChannel.csv'] = [
      ['Color', 'masterlabel', 'ID', 'Owner.Name'],
      ['red', 'Chat', channel(1).slice(0, 15), ''],
    ];
    setCell(files, 'UserServicePresence.csv', 2, 'OwnerId', makeId('00G', 1));
    files['Case.csv'] = [['Id']];
    const { count, notes } = await run(files);
    expect({ count, notes }).toEqual({
      count: 0,
      notes: [
        expect.stringMatching(/^Case.csv: left out/),
        'ServiceChannel.csv: left out, columns Color, Owner.Name',
      ],
    });
    expect(readRow(db, 'SELECT "Id", "MasterLabel" FROM "ServiceChannel"')).toEqual({
      Id: channel(1),
      MasterLabel: 'Chat',
    });
  });

  it('takes names and rights of profiles from the columns of users', async () => {
    const files = smallExport();
    const facts = [
      'Profile.Name',
      'Profile.PermissionsViewAllData',
      'Profile.PermissionsCustomizeApplication',
    ];
    files['User.csv']?.forEach((cells, nth) =>
      cells.push(...(nth === 0 ? facts : ['Lead', 'true', 'false'])),
    );
    expect((await run(files)).notes).toEqual([]);
    expect(readRow(db, 'SELECT * FROM "Profile" WHERE "Id" = ?', profileId)).toMatchObject({
      Name: 'Lead',
      PermissionsViewAllData: 1,
      PermissionsCustomizeApplication: 0,
    });
  });

  it.each([profileId, ''])(
    'that brings the administrator along keeps him, with his rights',
    async (profile) => {
      const files = smallExport();
      setCell(files, 'User.csv', 3, 'Username', 'admin@omnipresence.example');
      setCell(files, 'User.csv', 3, 'ProfileId', profile);
      expect((await run(files)).count).toBe(0);
      expect(
        readRows(
          db,
          `SELECT u."Id" AS id, p."PermissionsViewAllData" AS sees FROM "User" u JOIN "Profile" p ON p."Id" = u."ProfileId"
          WHERE u."Username" = 'admin@omnipresence.example'`,
        ),
      ).toEqual([{ id: user(1), sees: 1 }]);
    },
  );

  const rows = 'UserServicePresence.csv';
  it.each<[string, RegExp, [string, number, string, string]]>([
    ['an id of no shape', /no id/, ['User.csv', 3, 'Id', '005x']],
    ['an id that was changed', /no id/, ['User.csv', 2, 'UserRoleId', role(1).toLowerCase()]],
    ['an id of another object', /begin with 005/, ['User.csv', 4, 'Id', role(9)]],
    ['an id that fits no other', /begin with 0N3/, [rows, 3, 'Id', makeId('0N4', 1)]],
    ['an id that is there twice', /another line/, [rows, 3, 'Id', presence(1)]],
    ['a username that is there twice', /another line/, ['User.csv', 3, 'Username', 'ANN@x.example']],
    ['an empty cell', /empty/, ['User.csv', 3, 'Username', '']],
    ['an empty boolean', /empty/, [rows, 3, 'IsDeleted', '']],
    ['a role that is not there', /not in UserRole.csv/, ['User.csv', 3, 'UserRoleId', role(9)]],
    ['a manager that is not there', /not in User.csv/, ['User.csv', 2, 'ManagerId', user(9)]],
    ['a parent that is not there', /not in UserRole.csv/, ['UserRole.csv', 3, 'ParentRoleId', role(9)]],
    ['a user that is not there', /not in User.csv/, [rows, 2, 'UserId', user(9)]],
    ['an owner that is not there', /not in User.csv/, [rows, 2, 'OwnerId', user(9)]],
    ['a status that is not there', /not in/, [rows, 2, 'ServicePresenceStatusId', status(9)]],
    [
      'a channel that is not there',
      /not in/,
      ['ServiceChannelStatus.csv', 2, 'ServiceChannelId', channel(9)],
    ],
    ['a wrong boolean', /true nor false/, [rows, 2, 'IsAway', 'yes']],
    ['a wrong date', /no time/, [rows, 2, 'StatusStartDate', '2026-02-30T09:00:00.000+0000']],
    ['a wrong number', /whole number/, [rows, 3, 'IdleDuration', '1.5']],
    ['a wrong amount', /no number/, [rows, 3, 'AverageCapacity', '1,25']],
    ['an end before the start', /before/, [rows, 2, 'StatusEndDate', '2026-05-05T08:59:59.000+0000']],
    ['a wrong duration', /1700 seconds/, [rows, 2, 'StatusDuration', '1700']],
    ['a current row with an end', /no end/, [rows, 3, 'StatusEndDate', '2026-05-05T10:00:00.000+0000']],
    ['a closed row without an end', /has an end/, [rows, 2, 'StatusEndDate', '']],
    ['a current row with a duration', /no duration/, [rows, 3, 'StatusDuration', '5']],
    ['a closed row without a duration', /has a duration/, [rows, 2, 'StatusDuration', '']],
    [
      'a current row that is away in a status with a channel',
      /serves a channel/,
      [rows, 3, 'IsAway', 'true'],
    ],
  ])('is refused for %s', async (_, why, [name, line, column, text]) => {
    const files = smallExport();
    setCell(files, name, line, column, text);
    const { lines, count } = await run(files);
    const own = lines.filter((each) => each.startsWith(`${name}:${line}:${column}: `));
    expect(own).toEqual([expect.stringMatching(why)]);
    // Whoever pointed at the record is at fault too, nobody else.
    expect(count - own.length).toBe(
      lines.filter((each) => / is not in /.test(each) && !own.includes(each)).length,
    );
  });

  it('is refused for roles in a circle', async () => {
    const files = smallExport();
    setCell(files, 'UserRole.csv', 2, 'ParentRoleId', role(2));
    const { lines } = await run(files);
    expect(lines).toEqual([
      'UserRole.csv:2:ParentRoleId: the role stands above itself',
      'UserRole.csv:3:ParentRoleId: the role stands above itself',
    ]);
  });

  it('is refused for lines that are too long or too short', async () => {
    const files = smallExport();
    files['ServiceChannel.csv']?.push([channel(2)], [channel(3), 'Voice', 'x']);
    expect((await run(files)).lines).toEqual([
      'ServiceChannel.csv:3:MasterLabel: 1 cells, but the header has 2',
      'ServiceChannel.csv:4:MasterLabel: 3 cells, but the header has 2',
    ]);
  });

  it('is refused for columns that are missing or there twice, and asks no more of such a file', async () => {
    const files = smallExport();
    files['User.csv']?.forEach((cells) => cells.pop());
    files['ServiceChannel.csv'] = [
      ['Id', 'Id', 'MasterLabel'],
      [channel(1), channel(1), 'Chat'],
    ];
    expect((await run(files)).lines).toEqual([
      'User.csv:1:ProfileId: the column is missing',
      'ServiceChannel.csv:1:Id: the column is there twice',
    ]);
  });

  it('is refused for files that are missing, empty or no CSV', async () => {
    writeExport(folder, smallExport());
    unlinkSync(join(folder, 'UserRole.csv'));
    writeFileSync(join(folder, 'ServiceChannel.csv'), '');
    writeFileSync(join(folder, 'User.csv'), `${csvOf(smallExport()['User.csv'] ?? [])}"no end`);
    const { lines } = await runFolder();
    expect(lines).toEqual([
      `${folder}: there is no UserRole.csv`,
      expect.stringMatching(/^User.csv:5: /),
      expect.stringMatching(/^ServiceChannel.csv:1: the file is empty/),
    ]);
  });

  it('has its first 20 faults named and all of them counted', async () => {
    const files = smallExport();
    for (let n = 2; n < 40; n += 1) files['ServiceChannel.csv']?.push([channel(n), '']);
    const { lines, count } = await run(files);
    expect({ first: lines[0], lines: lines.length, count }).toEqual({
      first: 'ServiceChannel.csv:3:MasterLabel: the cell is empty',
      lines: 20,
      count: 38,
    });
  });
});
