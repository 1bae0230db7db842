import { describe, expect, it } from 'vitest';
import { openWriter } from '../database/open.ts';
import { administer, answersOf } from '../fixtures/sharing/answers.ts';
import { idOfRow, writeDrawn, type DrawnOrg, type Ref } from '../fixtures/sharing/drawn-org.ts';
import { sharingOracle } from '../fixtures/sharing/oracle.ts';

/** A director above two supervisors, each above a team of one agent; an outsider beside them. */
const director = 0;
const supervisor = 1;
const agent = 2;
const otherSupervisor = 3;
const otherAgent = 4;
const outsider = 5;
const roles = [undefined, 0, 1, 0, 3, undefined];

const org = (change: Partial<DrawnOrg>): DrawnOrg => ({
  sharing: 'Private',
  roles,
  users: roles.map((_, role) => ({ role })),
  groups: [],
  rules: [],
  rows: [{ user: agent }],
  shares: [],
  profile: {},
  sets: [],
  ...change,
});

const rule = (source: Ref, target: Ref): DrawnOrg['rules'][number] => ({ source, target, level: 'Read' });
const share = (to: Ref): DrawnOrg['shares'][number] => ({ row: 0, to, level: 'Read' });
const group = (bosses: boolean, ...members: Ref[]): DrawnOrg['groups'][number] => ({
  type: 'Regular',
  bosses,
  members,
});
const queue = (...members: Ref[]): DrawnOrg['groups'][number] => ({ type: 'Queue', bosses: false, members });

/** The sentence that is read, the org, and who sees the agent's row (in two cases a queue's). */
const cases: readonly (readonly [string, DrawnOrg, readonly number[]])[] = [
  [
    'Private: "only the record owner, and users above that role in the hierarchy, can view" (sharing defaults)',
    org({}),
    [director, supervisor, agent],
  ],
  [
    'Public Read Only: "all users can view" (sharing defaults)',
    org({ sharing: 'Read' }),
    [director, supervisor, agent, otherSupervisor, otherAgent, outsider],
  ],
  [
    'a role of one\'s own is not above itself: "users at any role level can view … data owned by … users below them" (role hierarchy)',
    org({ users: roles.map((_, role) => ({ role: role === otherAgent ? agent : role })) }),
    [director, supervisor, agent],
  ],
  [
    'a role: "all users assigned to the role" (sharing rules), and those above them',
    org({ rules: [rule({ role: agent }, { role: otherSupervisor })] }),
    [director, supervisor, agent, otherSupervisor],
  ],
  [
    'a role as the source is that role alone: "records owned by" its users (sharing rules)',
    org({ rules: [rule({ role: supervisor }, { role: outsider })] }),
    [director, supervisor, agent],
  ],
  [
    'role and subordinates: "all users assigned to that role plus all users in roles below" (sharing rules)',
    org({ rules: [rule({ below: supervisor }, { below: otherSupervisor })] }),
    [director, supervisor, agent, otherSupervisor, otherAgent],
  ],
  [
    'public groups inside one another: "a member of a group that is included as a subgroup" (object reference, GroupMember)',
    org({
      groups: [group(true, { user: otherAgent }), group(true, { group: 0 })],
      rules: [rule({ role: agent }, { group: 1 })],
    }),
    [director, supervisor, agent, otherSupervisor, otherAgent],
  ],
  [
    'DoesIncludeBosses false: "records shared with users in this group are also shared with users higher in the role hierarchy … or not" (object reference, Group)',
    org({ groups: [group(false, { user: otherAgent })], shares: [share({ group: 0 })] }),
    [director, supervisor, agent, otherAgent],
  ],
  [
    'a manual share with a user reaches those above him (role hierarchy: "owned by or shared with users below them")',
    org({ shares: [share({ user: otherAgent })] }),
    [director, supervisor, agent, otherSupervisor, otherAgent],
  ],
  [
    'a queue: "queue members and users higher in a role hierarchy" (queues)',
    org({ groups: [queue({ user: otherAgent })], rows: [{ group: 0 }] }),
    [director, otherSupervisor, otherAgent],
  ],
  [
    'records of a queue given on by a rule whose source is the queue (sharing rules: "owned by members of: Queues")',
    org({ groups: [queue()], rows: [{ group: 0 }], rules: [rule({ group: 0 }, { role: outsider })] }),
    [outsider],
  ],
  [
    'View All of an object: "allows … to read all records … regardless of the sharing settings" (object permissions), by a permission set',
    org({
      users: roles.map((_, role) => (role === outsider ? { role, sets: [0] } : { role })),
      sets: [{ read: true, viewAll: true }],
    }),
    [director, supervisor, agent, outsider],
  ],
  [
    'View All Data: "users with … View All Data … can access all records" (sharing)',
    org({ users: roles.map((_, role) => ({ role, viewAllData: role === outsider })) }),
    [director, supervisor, agent, outsider],
  ],
  [
    'all internal users as the target of a rule (sharing rules: public groups)',
    org({ rules: [rule({ role: agent }, 'everybody')] }),
    [director, supervisor, agent, otherSupervisor, otherAgent, outsider],
  ],
  [
    'inactive users: "can\'t log in"; what they own is seen as before',
    org({ users: roles.map((_, role) => ({ role, active: role !== agent })) }),
    [director, supervisor],
  ],
];

describe('who sees the row, by a sentence of the documentation', () => {
  it.each(cases)('%s', (_sentence, drawn, seers) => {
    const db = openWriter(':memory:');
    try {
      writeDrawn(db, drawn);
      administer(db, drawn);
      const oracle = sharingOracle(drawn);
      const answers = answersOf(db, drawn);
      const everyone = drawn.users.map((_, user) => user);
      expect(everyone.filter((user) => oracle.mayAsk(user) && oracle.maySee(user, 0))).toEqual(seers);
      expect(
        everyone.filter((user) => {
          const rows = answers.rows(user);
          return typeof rows !== 'string' && rows.includes(idOfRow(0));
        }),
      ).toEqual(seers);
    } finally {
      db.close();
    }
  });
});
