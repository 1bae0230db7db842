import type { NamedTest, PageRow } from './row.ts';

const meter = 'local-org/omni-channel/capacity-meter.ts';
const table = 'local-org/omni-channel/presence-table.ts';
const omniChannel = 'local-org/omni-channel/index.ts';

const unit = (file: string, title: string): NamedTest => ({ file: `local-org/${file}.test.ts`, title });
const conformance = (file: string, title: string): NamedTest => ({
  file: `tests/conformance/${file}.test.ts`,
  title,
});

type Change = readonly [file: string, from: string, to: string];

function row(
  of: string,
  what: string,
  sentences: readonly string[],
  rule: string,
  test: NamedTest,
  [file, from, to]: Change,
  mark: PageRow['mark'] = 'documented',
): PageRow {
  return { of, what, sentences, rule, test, mark, mutation: { file, from, to } };
}

const measured = unit('omni-channel/capacity-meter', 'measures what counting second by second gives');
const rewritten = unit(
  'omni-channel/omni-channel',
  'rewrites the capacity of a row when work moves, and only then',
);
const whenWorkMoves = 'Written when work is assigned, declined or closed, and at no other time.';
const configured = unit('omni-channel/omni-channel', 'opens a row with the capacities of its agent');
const loginAndLogout = unit(
  'omni-channel/omni-channel',
  'opens a row at login and closes it at logout, with its duration in seconds',
);
const overRows = conformance(
  'query',
  'keeps end and duration for rows that are over, and the one is the difference',
);
const ended = '3fea2afa';
const moved = 'dde73c1f';
const inserted = 'startedAt,\n        endedAt,\n        endedAt === null';

const capacity: readonly PageRow[] = [
  row(
    'AtCapacityDuration',
    'description',
    ['734c4a4a'],
    'Whole seconds of the row in which open work filled the configured capacity.',
    measured,
    [meter, 'meter.load >= configuredCapacity', 'meter.load > configuredCapacity'],
  ),
  row('AtCapacityDuration', 'when', [moved], whenWorkMoves, rewritten, [
    table,
    'atCapacityDuration,\n        modifiedAt,',
    'null,\n        modifiedAt,',
  ]),
  row(
    'AverageCapacity',
    'description',
    ['5794f131'],
    'Mean of the capacity in use over the time of the row, to two places.',
    measured,
    [meter, 'meter.loadTime + meter.load * passed', 'meter.loadTime + passed'],
  ),
  row('AverageCapacity', 'when', [moved], whenWorkMoves, rewritten, [
    table,
    'averageCapacity,\n        idleDuration,',
    'null,\n        idleDuration,',
  ]),
  row(
    'ConfiguredCapacity',
    'description',
    ['74cbe26d'],
    "The capacity that the agent's configuration gives him when the row opens.",
    configured,
    [omniChannel, 'configuredCapacity: capacity,', 'configuredCapacity: interruptCapacity,'],
  ),
  row(
    'ConfiguredInterruptCapacity',
    'description',
    ['c531de1f'],
    'The interruptible capacity of the same configuration.',
    configured,
    [
      omniChannel,
      'configuredInterruptCapacity: interruptCapacity,',
      'configuredInterruptCapacity: capacity,',
    ],
  ),
  row(
    'IdleDuration',
    'description',
    ['214f5538'],
    'Whole seconds of the row without any open work.',
    measured,
    [meter, 'meter.load === 0 ? passed : 0', 'meter.load <= 1 ? passed : 0'],
  ),
  row('IdleDuration', 'when', [moved], whenWorkMoves, rewritten, [
    table,
    'idleDuration,\n        atCapacityDuration,\n        modifiedAt,',
    'null,\n        atCapacityDuration,\n        modifiedAt,',
  ]),
];

const state: readonly PageRow[] = [
  row(
    'IsAway',
    'description',
    ['c81e9d31'],
    'True exactly while the status of a current row serves no channel.',
    conformance('page-rows', 'is away exactly while its status serves no channel'),
    [table, 'record.isAway ? 1 : 0,', 'record.isAway ? 0 : 1,'],
  ),
  row(
    'IsCurrentState',
    'description',
    ['05679613', 'c46509c1'],
    'True for the row of the status that the agent has now; a change of status makes the row before it false.',
    unit('http/local', 'changes a status: one row closed, one opened, seen by the next query'),
    [table, 'SET "IsCurrentState" = 0, "StatusEndDate" = ?', 'SET "IsCurrentState" = 1, "StatusEndDate" = ?'],
  ),
  row(
    'Name',
    'description',
    ['46555f5c'],
    'A number that the org gives, to no other row.',
    conformance('page-rows', 'has a name that no other row has'),
    [table, "autoNumber('P', record.number)", "autoNumber('P', record.number % 10)"],
  ),
  row(
    'ServicePresenceStatusId',
    'description',
    ['8a92280b'],
    'Leads to the presence status that the user of the row has or had.',
    conformance('query', 'reads parents through their relationship'),
    [table, 'record.statusId,\n        record.isAway', 'userId,\n        record.isAway'],
    'client',
  ),
  row(
    'UserId',
    'description',
    ['a8aac3f9'],
    'Leads to the user whose presence it is.',
    conformance('query', 'reads parents through their relationship'),
    [
      table,
      'userId,\n        userId,\n        record.statusId',
      "'',\n        userId,\n        record.statusId",
    ],
    'client',
  ),
];

const owner: readonly PageRow[] = [
  row(
    'OwnerId',
    'description',
    ['a3ee2469'],
    'The owner sees the row, and so does whoever stands above him; sharing goes by it.',
    unit('access/viewer', 'are oneself and everybody strictly below, at any depth'),
    ['local-org/access/visible-owners.ts', 'SELECT ?1\n   UNION', 'SELECT NULL WHERE 0\n   UNION'],
  ),
  row(
    'OwnerId',
    'events of created and modified rows',
    ['a8e52c05'],
    'Each creation and change stands in the change log in the transaction that makes it; streaming reads it there.',
    unit('omni-channel/omni-channel', 'logs the close before the create, at the commit time in milliseconds'),
    [
      omniChannel,
      "log('UserServicePresence', id, userId, { changeType: 'CREATE'",
      "log('UserServicePresence', id, userId, { changeType: 'UPDATE'",
    ],
  ),
  row(
    'OwnerId',
    'events of deleted rows',
    ['a8e52c05'],
    'So does each deletion, and its undoing.',
    unit('recycle-bin/recycle-bin', 'marks a deleted row, says so in the log, and gives it back as it was'),
    ['local-org/recycle-bin/index.ts', "log(object.name, recordId, 'DELETE', { by, at });", ''],
  ),
];

const times: readonly PageRow[] = [
  row(
    'StatusDuration',
    'description',
    ['18d9e12f'],
    'Whole seconds from start to end of the row.',
    loginAndLogout,
    [table, 'close.run(endedAt, (endedAt - startedAt) / 1000,', 'close.run(endedAt, endedAt - startedAt,'],
  ),
  row('StatusDuration', 'when', [ended], 'Null while the row is current.', overRows, [
    table,
    'endedAt === null ? null : (endedAt - startedAt) / 1000,\n        record.configuredCapacity',
    'endedAt === null ? 0 : (endedAt - startedAt) / 1000,\n        record.configuredCapacity',
  ]),
  row(
    'StatusDuration',
    'calculated',
    ['00f586c7'],
    'The difference of the two times in every row that is over.',
    overRows,
    [
      table,
      'endedAt === null ? null : (endedAt - startedAt) / 1000,\n        record.configuredCapacity',
      'endedAt === null ? null : (endedAt - startedAt) / 1000 + 1,\n        record.configuredCapacity',
    ],
  ),
  row('StatusEndDate', 'description', ['eb44e525'], 'The second in which the status ended.', loginAndLogout, [
    table,
    'close.run(endedAt, (endedAt',
    'close.run(startedAt, (endedAt',
  ]),
  row('StatusEndDate', 'when', [ended], 'Null while the row is current.', overRows, [
    table,
    inserted,
    inserted.replace('endedAt,\n', 'endedAt ?? startedAt,\n'),
  ]),
  row(
    'StatusStartDate',
    'description',
    ['f83cdb79'],
    'The second in which the status began.',
    loginAndLogout,
    [table, inserted, inserted.replace('startedAt,', 'startedAt - 1000,')],
  ),
];

/** What the prose under each field says. */
export const descriptionRows: readonly PageRow[] = [...capacity, ...state, ...owner, ...times];
