import { strictEqual } from 'node:assert/strict';
import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { openWriter } from '../../../local-org/database/open.ts';
import { readRow, readRows, transaction } from '../../../local-org/database/statements.ts';
import { createOmniChannel } from '../../../local-org/omni-channel/index.ts';
import type { Course } from '../bench.ts';
import { race, type Rounds } from '../race.ts';
import type { Line } from '../report.ts';
import { orgTime, type OrgFile } from './org-file.ts';
import { compiled, handWritten } from './reads.ts';

/** Transitions a run. */
const transitions = 500;

type Transit = (userId: string, statusId: string, at: number) => void;

/** Status transitions a second, each a transaction of its own: the org's Omni-Channel, which also meters capacity and
 * writes the change log, beside an UPDATE and an INSERT by hand. Each side has agents of its own. */
export async function benchWrites({ file }: OrgFile, rounds: Rounds, course: Course): Promise<Line> {
  course.say(`org: ${transitions} status transitions a run`);
  const db = openWriter(file);
  try {
    const agents = readRows<{ userId: string }>(
      db,
      `SELECT "UserId" AS userId FROM "UserServicePresence" WHERE "IsCurrentState" = 1 AND "IsDeleted" = 0
        GROUP BY "UserId" HAVING COUNT(*) = 1 ORDER BY "UserId"`,
    ).map(({ userId }) => userId);
    const statuses = readRows<{ id: string }>(
      db,
      'SELECT "Id" AS id FROM "ServicePresenceStatus" ORDER BY "Id"',
    );
    const omniChannel = createOmniChannel(db);
    const before = closedRows(db);
    let at = orgTime;
    const run = (transit: Transit, parity: number) => () => {
      const own = agents.filter((_, place) => place % 2 === parity);
      for (let n = 0; n < transitions; n += 1) {
        at += 1000;
        transit(own[n % own.length] ?? '', statuses[n % statuses.length]?.id ?? '', at);
      }
    };
    const milliseconds = await race(
      [
        { name: handWritten, run: run(transitByHand(db), 0) },
        {
          name: compiled,
          run: run((userId, statusId, now) => omniChannel.setStatus(userId, statusId, now), 1),
        },
      ],
      rounds,
    );
    strictEqual(closedRows(db) - before, 2 * transitions * (rounds.warmUp + rounds.runs), 'closed rows');
    const samples = Object.entries(milliseconds).map(
      ([name, times]) => [name, times.map((took) => transitions / (took / 1000))] as const,
    );
    return { case: 'status transitions written', unit: '/s', samples: Object.fromEntries(samples) };
  } finally {
    db.close();
  }
}

function closedRows(db: DatabaseSyncInstance): number {
  const sql = 'SELECT COUNT(*) AS n FROM "UserServicePresence" WHERE "IsCurrentState" = 0';
  return readRow<{ n: number }>(db, sql)?.n ?? 0;
}

function transitByHand(db: DatabaseSyncInstance): Transit {
  const close = db.prepare(`UPDATE "UserServicePresence"
    SET "IsCurrentState" = 0, "StatusEndDate" = ?1, "StatusDuration" = (?1 - "StatusStartDate") / 1000,
        "LastModifiedDate" = ?1, "SystemModstamp" = ?1
    WHERE "OwnerId" = ?2 AND "IsCurrentState" = 1 AND "IsDeleted" = 0`);
  const open = db.prepare(`INSERT INTO "UserServicePresence"
    ("Id", "Name", "UserId", "OwnerId", "ServicePresenceStatusId", "IsAway", "IsCurrentState", "StatusStartDate",
     "ConfiguredCapacity", "ConfiguredInterruptCapacity", "CreatedById", "CreatedDate", "LastModifiedById",
     "LastModifiedDate", "SystemModstamp", "IsDeleted")
    VALUES (?1, ?2, ?3, ?3, ?4, 0, 1, ?5, 3, 1, ?3, ?5, ?3, ?5, ?5, 0)`);
  let made = 0;
  return (userId, statusId, at) =>
    transaction(db, () => {
      close.run(at, userId);
      made += 1;
      const number = String(made).padStart(9, '0');
      open.run(`0N3zzz${number}AAA`, `H-${number}`, userId, statusId, at);
    });
}
