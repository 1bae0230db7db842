import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { openWriter } from '../database/open.ts';
import { readRow, readRows } from '../database/statements.ts';
import { makeId } from '../schema/ids.ts';
import {
  channel,
  presence,
  presenceColumns,
  profileId,
  role,
  status,
  user,
  writeExport,
} from './export.fixture.ts';
import type { Export } from './export.fixture.ts';
import { exportedFiles, fieldKinds } from './exported-files.ts';
import { importOrg } from './import-org.ts';

const runs = 15 * Number(process.env['SOAK'] ?? 1);

const text = fc
  .oneof(
    fc.constantFrom('Ann', 'a,b', '"', 'line\nline', 'line\r\nline', ' x ', '=1', 'Ü🙂', 'O’Neil "Bo"'),
    fc.string({ unit: 'binary', minLength: 1 }),
  )
  // SQLite ends a text at its first NUL; an org keeps none.
  .map((each) => each.replaceAll('\0', '0') || 'x')
  .filter((each) => Buffer.from(each).toString() === each);
const second = fc.integer({ min: 1_500_000_000, max: 1_900_000_000 });
const iso = (at: number): string => new Date(at * 1000).toISOString().replace('Z', '+0000');
const optional = (arbitrary: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc.oneof(fc.constant(''), arbitrary);
const flag = fc.boolean().map(String);
const count = optional(fc.nat({ max: 999_999_999 }).map(String));

const anExport: fc.Arbitrary<Export> = fc
  .record({ users: fc.integer({ min: 1, max: 6 }), roles: fc.integer({ min: 1, max: 4 }) })
  .chain(({ users, roles }) => {
    const someUser = fc.integer({ min: 1, max: users }).map(user);
    const aUser = (n: number) =>
      fc.tuple(
        fc.constant(user(n)),
        text.map((each) => `${n}${each}`),
        text,
        optional(fc.integer({ min: 1, max: roles }).map(role)),
        optional(someUser),
        flag,
        optional(fc.constant(profileId)),
      );
    const aRow = (n: number) =>
      fc
        .record({ start: second, lasts: fc.nat({ max: 90_000 }), current: fc.boolean() })
        .chain(({ start, lasts, current }) =>
          fc.tuple(
            fc.constant(presence(n)),
            optional(text),
            someUser,
            someUser,
            optional(fc.constant(status(1))),
            // The status serves a channel, which a past row may have known otherwise.
            current ? fc.constant('false') : flag,
            fc.constant(String(current)),
            fc.constant(iso(start)),
            fc.constant(current ? '' : iso(start + lasts)),
            fc.constant(current ? '' : String(lasts)),
            count,
            optional(fc.constantFrom('0', '0.5', '12.25', '99999999.99')),
            count,
            count,
            fc.constant(iso(start)),
            someUser,
            second.map(iso),
            someUser,
            second.map(iso),
            flag,
          ),
        );
    return fc
      .record({
        users: fc.tuple(...Array.from({ length: users }, (_, n) => aUser(n + 1))),
        roleNames: fc.tuple(...Array.from({ length: roles }, () => text)),
        rows: fc
          .nat({ max: 8 })
          .chain((rows) => fc.tuple(...Array.from({ length: rows }, (_, n) => aRow(n + 1)))),
        label: text,
      })
      .map(({ users: people, roleNames, rows, label }) => ({
        'UserRole.csv': [
          ['Id', 'Name', 'ParentRoleId'],
          // Below the role before: a chain is no circle.
          ...roleNames.map((name, n) => [role(n + 1), name, n === 0 ? '' : role(n)]),
        ],
        'User.csv': [
          ['Id', 'Username', 'Name', 'UserRoleId', 'ManagerId', 'IsActive', 'ProfileId'],
          ...people.map((cells) => [...cells]),
        ],
        'ServicePresenceStatus.csv': [
          ['Id', 'MasterLabel'],
          [status(1), label],
        ],
        'ServiceChannel.csv': [
          ['Id', 'MasterLabel'],
          [channel(1), label],
        ],
        'ServiceChannelStatus.csv': [
          ['Id', 'ServiceChannelId', 'ServicePresenceStatusId'],
          [makeId('0N8', 1), channel(1), status(1)],
        ],
        'UserServicePresence.csv': [presenceColumns, ...rows.map((cells) => [...cells])],
      }));
  });

it('what was exported is what was imported, whatever it is', async () => {
  await fc.assert(
    fc.asyncProperty(anExport, async (files) => {
      const folder = mkdtempSync(join(tmpdir(), 'round-trip-'));
      const db = openWriter(join(folder, 'org.db'));
      try {
        writeExport(folder, files);
        const { faults } = await importOrg(db, {
          folder,
          now: 0,
          onProgress: () => undefined,
          onNote: () => undefined,
        });
        expect(faults.lines).toEqual([]);
        for (const { name, object } of exportedFiles) {
          const [header = [], ...lines] = files[name] ?? [];
          const kinds = fieldKinds(object);
          const columns = header.map((column) => `"${column}"`).join(', ');
          for (const cells of lines) {
            const sql = `SELECT ${columns} FROM "${object.name}" WHERE "Id" = ?`;
            const row = readRow<Record<string, string | number | null>>(db, sql, cells[0] ?? '');
            const again = header.map((column) =>
              exported(kinds.get(column.toLowerCase())?.kind, row?.[column]),
            );
            expect(again).toEqual(cells);
          }
          const added = name === 'User.csv' ? 1 : 0;
          expect(readRows(db, `SELECT "Id" FROM "${object.name}"`)).toHaveLength(lines.length + added);
        }
      } finally {
        db.close();
        rmSync(folder, { recursive: true, force: true });
      }
    }),
    { numRuns: runs },
  );
}, 60_000);

function exported(kind: string | undefined, value: string | number | null | undefined): string {
  if (value === null || value === undefined) return '';
  if (kind === 'boolean') return value === 1 ? 'true' : 'false';
  return kind === 'time' ? iso(Number(value) / 1000) : String(value);
}
