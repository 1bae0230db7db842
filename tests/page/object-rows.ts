import type { Mutation, PageRow } from './row.ts';

const object = 'local-org/schema/objects/user-service-presence.ts';
const presence = 'local-org/writing/presence.ts';
const visibleOwners = 'local-org/access/visible-owners.ts';

const change = (file: string, from: string, to: string): Mutation => ({ file, from, to });
const conformance = (file: string, title: string): PageRow['test'] => ({
  file: `tests/conformance/${file}.test.ts`,
  title,
});
const unit = (file: string, title: string): PageRow['test'] => ({
  file: `local-org/${file}.test.ts`,
  title,
});

const ofObject: readonly PageRow[] = [
  {
    of: 'UserServicePresence',
    what: 'object',
    sentences: ['bb42a060'],
    rule: 'Login opens a row, a change of status closes it and opens the next, logout closes it, each at once.',
    test: unit(
      'omni-channel/omni-channel',
      'opens a row at login and closes it at logout, with its duration in seconds',
    ),
    mark: 'documented',
    mutation: change(
      'local-org/omni-channel/index.ts',
      'const closed = closeCurrent(userId, at, at);',
      'const closed = null;',
    ),
  },
  {
    of: 'UserServicePresence',
    what: 'since',
    sentences: ['2694fe69'],
    rule: 'Below 32.0 no call knows the object.',
    test: conformance('describe', 'knows the object from 32.0 on'),
    mark: 'documented',
    mutation: change(
      object,
      "since: 32,\n  feature: 'Omni-Channel',",
      "since: 31,\n  feature: 'Omni-Channel',",
    ),
  },
  {
    of: 'Special Access Rules',
    what: 'feature',
    sentences: ['0dfdc229'],
    rule: 'With Omni-Channel off the object is in no call: neither described, queried, read, written nor replicated.',
    test: unit('http/deletions', 'takes the object out of every call, and gives it back unchanged'),
    mark: 'documented',
    mutation: change(
      'local-org/schema/resolve.ts',
      "if (thing.feature === 'Omni-Channel') return gate.omniChannel;",
      "if (thing.feature === 'Omni-Channel') return true;",
    ),
  },
];

const calls: readonly PageRow[] = [
  {
    of: 'Supported Calls',
    what: 'delete()',
    rule: 'A row is deleted by itself or in a list of up to 200.',
    test: conformance('delete', 'is deleted in lists, each record by itself or all of them or none'),
    mark: 'documented',
    mutation: change(
      presence,
      'createRecycleBin(writer.db).put(userServicePresence, id, actOf(writer));',
      '',
    ),
  },
  {
    of: 'Supported Calls',
    what: 'query()',
    rule: 'A query answers every record once, 2,000 a page.',
    test: conformance('query', 'pages by 2,000 until all is there, each record once'),
    mark: 'documented',
    mutation: change(
      'local-org/calls/query-cursors.ts',
      'export const largestBatch = 2000;',
      'export const largestBatch = 1999;',
    ),
  },
  {
    of: 'Supported Calls',
    what: 'getDeleted()',
    rule: 'Names the rows that were deleted in a window and are not back.',
    test: conformance(
      'delete',
      'shows what was deleted to queryAll and getDeleted, and no longer once it is back',
    ),
    mark: 'documented',
    mutation: change(
      'local-org/calls/get-deleted.ts',
      'return {\n    deletedRecords,',
      'return {\n    deletedRecords: [],',
    ),
  },
  {
    of: 'Supported Calls',
    what: 'getUpdated()',
    rule: 'Names the rows that were created or changed in a window.',
    test: unit('calls/get-updated', 'answers what changed in a window, by the time of change'),
    mark: 'documented',
    mutation: change(
      'local-org/calls/replication.ts',
      'return { from, until };',
      'return { from, until: until - minute };',
    ),
  },
  {
    of: 'Supported Calls',
    what: 'retrieve()',
    rule: 'A record is read by its id of 15 or 18 characters, with what a query shows of it.',
    test: conformance('retrieve', 'retrieves a record as the query shows it'),
    mark: 'documented',
    mutation: change('local-org/calls/retrieve.ts', '(found.get(id) ?? null)', 'null'),
  },
  {
    of: 'Supported Calls',
    what: 'undelete()',
    rule: 'Brings a deleted row back for every reading call.',
    test: conformance('delete', 'is deleted from 41.0 on, not below'),
    mark: 'documented',
    mutation: change(
      'local-org/recycle-bin/index.ts',
      'mark(db, object, recordId, 0, by, wholeSecond(at));',
      'mark(db, object, recordId, 1, by, wholeSecond(at));',
    ),
  },
  {
    of: 'Supported Calls',
    what: 'no other',
    rule: 'create and update are refused to everybody, although three fields could be set.',
    test: conformance('retrieve', 'is neither created nor updated by anyone'),
    mark: 'documented',
    mutation: change(
      presence,
      "if (call !== 'create' && call !== 'update') return undefined;",
      'return undefined;',
    ),
  },
];

const usage: readonly PageRow[] = [
  {
    of: 'Usage',
    what: 'apexTriggers',
    sentences: ['62d4b77b'],
    rule: 'describe says that the object takes no triggers; there is no Apex here that could run one.',
    test: conformance('page-rows', 'takes no Apex triggers'),
    mark: 'documented',
    mutation: change(object, 'apexTriggers: false', 'apexTriggers: true'),
  },
  {
    of: 'Usage',
    what: 'deleteSince',
    sentences: ['df09017f'],
    rule: 'Deletes at 41.0 and above, at 40.0 never.',
    test: conformance('retrieve', 'is not deleted below 41.0'),
    mark: 'documented',
    mutation: change(presence, 'const deletableSince = 41;', 'const deletableSince = 40;'),
  },
  {
    of: 'Usage',
    what: 'deleteSince, as described',
    rule: 'describe calls the object deletable at 41.0 and above, at 40.0 not.',
    test: conformance(
      'describe',
      'can be deleted and brought back from 41.0 on, by whoever may customize the application',
    ),
    mark: 'documented',
    mutation: change(object, 'deleteSince: 41', 'deleteSince: 40'),
  },
  {
    of: 'Usage',
    what: 'deletePermission',
    sentences: ['8306d99e'],
    rule: 'Who may not customize the application deletes nothing, his own rows neither.',
    test: unit('http/rest', 'deletes below 41.0 for nobody, above it not without Customize Application'),
    mark: 'documented',
    mutation: change(presence, 'if (!viewer.customizeApplication) throw noAccess();', ''),
  },
];

const associated: readonly PageRow[] = [
  {
    of: 'Associated Objects',
    what: 'since',
    sentences: ['2bed752f', '425392f6'],
    rule: 'What has no version of its own is there from 32.0 on, as the object is.',
    test: unit(
      'schema/page/page',
      'gives the object the version, feature, calls, rules and associated objects of the page',
    ),
    mark: 'documented',
    mutation: change(
      object,
      "'UserServicePresenceShare', since: 32",
      "'UserServicePresenceShare', since: 33",
    ),
  },
  {
    of: 'UserServicePresenceChangeEvent',
    what: 'since',
    rule: 'describe knows the change event at 62.0 and above, at 61.0 not.',
    test: conformance('describe', 'has a change event from 62.0 on'),
    mark: 'documented',
    mutation: change(
      object,
      "'UserServicePresenceChangeEvent', since: 62",
      "'UserServicePresenceChangeEvent', since: 61",
    ),
  },
  {
    of: 'UserServicePresenceChangeEvent',
    what: 'events',
    sentences: ['9adb8996'],
    rule: 'The event has the fields of the object but derived ones, and is read and written by no call.',
    test: unit(
      'schema/emit/emit',
      'answers the change event of presence from 62.0 on, which no call reads or writes',
    ),
    mark: 'documented',
    mutation: change(
      'local-org/schema/change-event-fields.ts',
      "new Set(['isdeleted', 'systemmodstamp', 'statusduration'])",
      "new Set(['isdeleted', 'systemmodstamp'])",
    ),
  },
  {
    of: 'UserServicePresenceOwnerSharingRule',
    what: 'since',
    rule: 'Described at 32.0, not found at 31.0.',
    test: conformance('page-rows', 'has shares and sharing rules from the version of the object on'),
    mark: 'documented',
    mutation: change(
      'local-org/schema/objects/user-service-presence-owner-sharing-rule.ts',
      "since: 32,\n  feature: 'Omni-Channel',",
      "since: 33,\n  feature: 'Omni-Channel',",
    ),
  },
  {
    of: 'UserServicePresenceOwnerSharingRule',
    what: 'rules',
    sentences: ['86bd556a'],
    rule: 'A rule shows what the users of one group own to the users of another, as long as it is there.',
    test: conformance(
      'access',
      'gives by a rule what a role owns to a public group, and to who joins it, at once',
    ),
    mark: 'documented',
    mutation: change(
      visibleOwners,
      'WHERE r."UserOrGroupId" IN (SELECT id FROM ${from})`',
      'WHERE r."UserOrGroupId" IN (SELECT id FROM ${from} LIMIT 0)`',
    ),
  },
  {
    of: 'UserServicePresenceShare',
    what: 'since',
    rule: 'Described at 32.0, not found at 31.0.',
    test: conformance('page-rows', 'has shares and sharing rules from the version of the object on'),
    mark: 'documented',
    mutation: change(
      'local-org/schema/objects/user-service-presence-share.ts',
      "since: 32,\n  feature: 'Omni-Channel',",
      "since: 33,\n  feature: 'Omni-Channel',",
    ),
  },
  {
    of: 'UserServicePresenceShare',
    what: 'shares',
    sentences: ['f5848a58'],
    rule: 'A row is shared by hand with a user and taken back, each at once, and tells why who sees it.',
    test: conformance('access', 'shares a record by hand and takes it back, each at once'),
    mark: 'documented',
    mutation: change(
      visibleOwners,
      'CROSS JOIN local_share s ON s."UserOrGroupId" = f.id`',
      'CROSS JOIN local_share s ON s."UserOrGroupId" = f.id LIMIT 0`',
    ),
  },
];

/** The object, its calls, its rules and what goes with it. */
export const objectRows: readonly PageRow[] = [...ofObject, ...calls, ...usage, ...associated];
