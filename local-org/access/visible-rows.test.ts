import { setImmediate } from 'node:timers/promises';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openWriter } from '../database/open.ts';
import { administer, answersOf, type Answers } from '../fixtures/sharing/answers.ts';
import { drawnOrg, idOfRef, idOfRow, writeDrawn, type DrawnOrg } from '../fixtures/sharing/drawn-org.ts';
import { sharingOracle, type SharingOracle } from '../fixtures/sharing/oracle.ts';

/** Two hundred orgs take some seconds, on a busy machine many. */
const timeout = process.env['SOAK'] ? 0 : 120_000;

const rowsOf = (org: DrawnOrg): readonly number[] => org.rows.map((_, n) => n);

/** What one user must be answered, by the rules read literally. */
function expectAnswers(org: DrawnOrg, oracle: SharingOracle, answers: Answers, user: number): void {
  if (!oracle.mayAsk(user)) {
    expect(answers.rows(user)).toBe('INVALID_SESSION_ID');
    expect(answers.pushed(user)).toBe('refused');
    return;
  }
  const isReadable = oracle.mayReadObject(user);
  const seen = rowsOf(org).filter((row) => oracle.maySee(user, row));
  const ids = seen.map(idOfRow);
  const or = <T>(answer: T, code: string): T | string => (isReadable ? answer : code);
  expect(answers.rows(user)).toEqual(or(ids, 'INVALID_TYPE'));
  expect(answers.count(user)).toEqual(or(seen.filter((row) => row % 2 === 1).length, 'INVALID_TYPE'));
  const total = seen.length === 0 ? null : seen.reduce((sum, row) => sum + row, 0);
  expect(answers.sum(user)).toEqual(or(oracle.mayReadField(user) ? total : 'INVALID_FIELD', 'INVALID_TYPE'));
  expect(answers.retrieved(user)).toEqual(or(ids, 'NOT_FOUND'));
  expect(answers.updated(user)).toEqual(or(ids, 'NOT_FOUND'));
  expect(answers.pushed(user)).toEqual(or(ids, 'refused'));
  if (!isReadable) return;
  const shares = seen.flatMap((row) =>
    oracle.sharesOf(row).map(({ to, cause, level }) => `${idOfRow(row)} ${idOfRef(to)} ${cause} ${level}`),
  );
  expect(answers.shares(user)).toEqual(shares.sort());
  const about = (user * 2 + 1) % org.users.length;
  const levels = seen.map((row) => [idOfRow(row), oracle.levelOf(about, row)]);
  expect(answers.levels(user, about)).toEqual(Object.fromEntries(levels));
}

function expectedRows(org: DrawnOrg, oracle: SharingOracle, user: number): readonly string[] | string {
  if (!oracle.mayAsk(user)) return 'INVALID_SESSION_ID';
  if (!oracle.mayReadObject(user)) return 'INVALID_TYPE';
  return rowsOf(org)
    .filter((row) => oracle.maySee(user, row))
    .map(idOfRow);
}

interface Answered {
  readonly org: DrawnOrg;
  /** The rows of each user. */
  readonly seen: readonly (readonly string[] | string)[];
}

let known: readonly Answered[] | undefined;

/** A hundred orgs and what they answer. */
function answered(): readonly Answered[] {
  known ??= fc.sample(drawnOrg, { numRuns: 100, seed: 7 }).map((org) => {
    const db = openWriter(':memory:');
    writeDrawn(db, org);
    administer(db, org);
    const answers = answersOf(db, org);
    const seen = org.users.map((_, user) => answers.rows(user));
    db.close();
    return { org, seen };
  });
  return known;
}

describe('who sees which presence', () => {
  it(
    'is what the rules say, row by row: rows, counts, sums, retrieve, getUpdated, PushTopic, shares, UserRecordAccess',
    async () => {
      const runs = process.env['SOAK'] ? 20_000 : 200;
      const seed = Number(process.env['SEED'] ?? 20_260_505);
      const cases = { seen: 0, hidden: 0, given: 0 };
      await fc.assert(
        fc.asyncProperty(drawnOrg, async (org) => {
          const db = openWriter(':memory:');
          try {
            writeDrawn(db, org);
            const answers = answersOf(db, org);
            const bare = sharingOracle({ ...org, rules: [], shares: [], sets: org.sets.map(() => ({})) });
            const oracle = sharingOracle(org);
            // Everybody has asked before: what is made afterwards must hold at once.
            org.users.forEach((_, user) => {
              if (bare.mayAsk(user) && bare.mayReadObject(user)) {
                answers.rows(user);
                answers.pushed(user);
              }
            });
            administer(db, org);
            org.users.forEach((_, user) => {
              expectAnswers(org, oracle, answers, user);
              for (const row of rowsOf(org)) {
                const isSeen = oracle.maySee(user, row);
                cases[isSeen ? 'seen' : 'hidden'] += 1;
                if (isSeen && !bare.maySee(user, row)) cases.given += 1;
              }
            });
          } finally {
            db.close();
            // A closed database gives its memory back between turns of the event loop: 20,000 of them took all there was.
            await setImmediate();
          }
        }),
        { seed, numRuns: runs },
      );
      process.stdout.write(
        `sharing: seed ${seed}, ${runs} orgs, ${cases.seen} rows seen, ${cases.given} of them by rules, shares and permission sets, ${cases.hidden} hidden\n`,
      );
      expect(cases.seen).toBeGreaterThan(runs);
      expect(cases.given).toBeGreaterThan(runs);
      expect(cases.hidden).toBeGreaterThan(runs);
    },
    timeout,
  );

  it.each<[string, (org: DrawnOrg) => DrawnOrg]>([
    ['the sharing default', (org) => ({ ...org, sharing: org.sharing === 'Read' ? 'Private' : 'Read' })],
    ['the role hierarchy', (org) => ({ ...org, roles: org.roles.map(() => undefined) })],
    ['rules', (org) => ({ ...org, rules: [] })],
    ['manual shares', (org) => ({ ...org, shares: [] })],
    [
      'members of groups',
      (org) => ({ ...org, groups: org.groups.map((group) => ({ ...group, members: [] })) }),
    ],
    [
      'bosses of public groups',
      (org) => ({ ...org, groups: org.groups.map((group) => ({ ...group, bosses: !group.bosses })) }),
    ],
    ['permission sets', (org) => ({ ...org, sets: org.sets.map(() => ({})) })],
    ['the profile', (org) => ({ ...org, profile: {} })],
    [
      'View All Data',
      (org) => ({ ...org, users: org.users.map((user) => ({ ...user, viewAllData: false })) }),
    ],
    ['who is active', (org) => ({ ...org, users: org.users.map((user) => ({ ...user, active: true })) })],
  ])('is told apart from what an org without %s would answer', (_rule, change) => {
    const noticed = answered().some(({ org, seen }) => {
      const oracle = sharingOracle(change(org));
      return seen.some(
        (rows, user) => JSON.stringify(rows) !== JSON.stringify(expectedRows(org, oracle, user)),
      );
    });
    expect(noticed).toBe(true);
  });
});
