import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { createQueryCursors } from '../calls/query-cursors.ts';
import type { QueryAnswer } from '../calls/query.ts';
import { createReadCalls } from '../calls/read-calls.ts';
import { createIndexes, openWriter } from '../database/open.ts';
import { idOf, insert } from '../fixtures/small-org.ts';
import { rebuildRoleHierarchy } from './role-hierarchy.ts';
import { changeSettings } from './settings.ts';

/** An org drawn at random. A role's parent comes before it; -1: none. */
interface Drawn {
  readonly parents: readonly number[];
  /** Role of each user, -1: none. */
  readonly roles: readonly number[];
  readonly seesAll: readonly boolean[];
  /** Owner of each row. */
  readonly owners: readonly number[];
  readonly sharing: 'Private' | 'Read';
}

const drawn: fc.Arbitrary<Drawn> = fc
  .record({ roleCount: fc.integer({ min: 1, max: 8 }), userCount: fc.integer({ min: 1, max: 10 }) })
  .chain(({ roleCount, userCount }) =>
    fc.record({
      parents: fc.tuple(...Array.from({ length: roleCount }, (_, n) => fc.integer({ min: -1, max: n - 1 }))),
      roles: fc.array(fc.integer({ min: -1, max: roleCount - 1 }), {
        minLength: userCount,
        maxLength: userCount,
      }),
      seesAll: fc.array(
        fc.integer({ min: 0, max: 5 }).map((n) => n === 0),
        {
          minLength: userCount,
          maxLength: userCount,
        },
      ),
      owners: fc.array(fc.integer({ min: 0, max: userCount - 1 }), { maxLength: 20 }),
      sharing: fc.constantFrom('Private' as const, 'Private' as const, 'Read' as const),
    }),
  );

/** The rules read literally, one row and one viewer at a time. */
function maySee({ parents, roles, seesAll, sharing }: Drawn, viewer: number, owner: number): boolean {
  if (sharing === 'Read' || seesAll[viewer] || viewer === owner) return true;
  const own = roles[viewer] ?? -1;
  let role = roles[owner] ?? -1;
  while (own >= 0 && role >= 0) {
    role = parents[role] ?? -1;
    if (role === own) return true;
  }
  return false;
}

function write(db: DatabaseSyncInstance, { parents, roles, seesAll, owners, sharing }: Drawn): void {
  insert(db, 'Organization', { Id: idOf('Organization', 1) });
  for (const all of [0, 1]) {
    insert(db, 'Profile', { Id: idOf('Profile', all + 1), Name: `p${all}`, PermissionsViewAllData: all });
  }
  parents.forEach((parent, n) => {
    insert(db, 'UserRole', {
      Id: idOf('UserRole', n + 1),
      ParentRoleId: parent < 0 ? null : idOf('UserRole', parent + 1),
    });
  });
  roles.forEach((role, n) => {
    insert(db, 'User', {
      Id: idOf('User', n + 1),
      IsActive: 1,
      ProfileId: idOf('Profile', seesAll[n] ? 2 : 1),
      UserRoleId: role < 0 ? null : idOf('UserRole', role + 1),
    });
  });
  owners.forEach((owner, n) => {
    insert(db, 'UserServicePresence', {
      Id: idOf('UserServicePresence', n + 1),
      OwnerId: idOf('User', owner + 1),
      UserId: idOf('User', owner + 1),
      IsCurrentState: n % 2,
      StatusDuration: n,
    });
  });
  createIndexes(db);
  rebuildRoleHierarchy(db);
  changeSettings(db, { sharing });
}

describe('who sees which presence', () => {
  it('is what the rules say, row by row, for rows, counts, sums and retrieve', () => {
    const runs = process.env['SOAK'] ? 5000 : 60;
    const seed = Number(process.env['SEED'] ?? 20_260_505);
    const cases = { seen: 0, hidden: 0 };
    fc.assert(
      fc.property(drawn, (org) => {
        const db = openWriter(':memory:');
        try {
          write(db, org);
          const calls = createReadCalls(db, createQueryCursors(0, 0));
          org.roles.forEach((_, viewer) => {
            const run = (call: 'query' | 'retrieveList', args: unknown): unknown =>
              calls.run({ call, userId: idOf('User', viewer + 1), apiVersion: 60, now: 0, args });
            const query = (q: string): QueryAnswer => run('query', { q, batchSize: 2000 }) as QueryAnswer;
            const visible = org.owners.flatMap((owner, n) => (maySee(org, viewer, owner) ? [n] : []));
            cases.seen += visible.length;
            cases.hidden += org.owners.length - visible.length;

            const ids = visible.map((n) => idOf('UserServicePresence', n + 1));
            const rows = query('SELECT Id FROM UserServicePresence ORDER BY Id').records;
            expect(rows.map((row) => row['Id'])).toEqual(ids);
            const current = query('SELECT COUNT() FROM UserServicePresence WHERE IsCurrentState = true');
            expect(current.totalSize).toBe(visible.filter((n) => n % 2 === 1).length);
            const sum = query('SELECT SUM(StatusDuration) total FROM UserServicePresence').records[0]?.[
              'total'
            ];
            expect(sum).toBe(visible.length === 0 ? null : visible.reduce((total, n) => total + n, 0));
            const all = org.owners.map((_owner, n) => idOf('UserServicePresence', n + 1));
            const list = run('retrieveList', { object: 'UserServicePresence', ids: all, fields: ['Id'] });
            expect((list as ({ Id: string } | null)[]).flatMap((row) => row?.Id ?? [])).toEqual(ids);
          });
        } finally {
          db.close();
        }
      }),
      { seed, numRuns: runs },
    );
    process.stdout.write(
      `sharing: seed ${seed}, ${runs} orgs, ${cases.seen} rows seen, ${cases.hidden} hidden\n`,
    );
    expect(cases.seen).toBeGreaterThan(runs);
    expect(cases.hidden).toBeGreaterThan(runs);
  });
});
