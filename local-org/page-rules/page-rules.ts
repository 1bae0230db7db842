/** What the local org makes of its object's page, sentence by sentence. */
export interface PageRule {
  /** Which sentences of the page it is read from: `sentenceMark` of each. The page itself stands nowhere here. */
  readonly sentences: readonly string[];
  readonly rule: string;
  readonly test: { readonly file: string; readonly title: string };
  /** What the expectation was verified against. */
  readonly mark: 'documented' | 'client';
  /** A change of the local org that must turn the test red; soak makes it. */
  readonly mutation: { readonly file: string; readonly from: string; readonly to: string };
}

const schema = 'local-org/schema/objects/user-service-presence.ts';
const presenceRule = 'local-org/omni-channel/presence-rule.ts';
const writes = 'local-org/writing/presence.ts';

const pageTest = {
  file: 'local-org/schema/page/page.test.ts',
  title: 'gives %s the type, properties, default, version and feature of the page',
};
const objectTest = {
  file: 'local-org/schema/page/page.test.ts',
  title: 'gives the object the version, feature, calls, rules and associated objects of the page',
};
const omniChannel = 'local-org/omni-channel/omni-channel.test.ts';
const deletions = {
  file: 'local-org/writing/presence.test.ts',
  title: 'takes Customize Application, from 41.0 on',
};
const meter = { file: omniChannel, title: 'rewrites the capacity of a row when work moves, and only then' };
const faults = {
  file: 'local-org/omni-channel/presence-rule.test.ts',
  title: 'is at fault in %s when it is %j',
};
const emit = 'local-org/schema/emit/emit.test.ts';
const lifecycle = {
  file: omniChannel,
  title: 'opens a row at login and closes it at logout, with its duration in seconds',
};
const presenceTable = 'local-org/omni-channel/presence-table.ts';

function rule(
  sentences: readonly string[],
  text: string,
  test: PageRule['test'],
  mutation: readonly [file: string, from: string, to: string],
): PageRule {
  const [file, from, to] = mutation;
  return { sentences, rule: text, test, mark: 'documented', mutation: { file, from, to } };
}

export const pageRules: readonly PageRule[] = [
  rule(['bb42a060'], 'A row is what Omni-Channel writes of one user in one status', lifecycle, [
    'local-org/omni-channel/index.ts',
    'const closed = keepsOld ? null : closeCurrent(userId, endedAt, at);',
    'const closed = null;',
  ]),
  rule(
    ['2694fe69', '425392f6'],
    'The object, its shares and its sharing rules exist from 32.0 on',
    { file: 'local-org/http/rest.test.ts', title: 'knows the object from 32.0 on' },
    [schema, '  since: 32,\n  feature:', '  since: 31,\n  feature:'],
  ),
  rule(
    ['0dfdc229'],
    'Without Omni-Channel the object does not exist for any call',
    {
      file: 'local-org/http/deletions.test.ts',
      title: 'takes the object out of every call, and gives it back unchanged',
    },
    ['local-org/schema/resolve.ts', 'return gate.omniChannel;', 'return true;'],
  ),
  rule(['734c4a4a', 'dde73c1f'], 'AtCapacityDuration: seconds at full load, renewed when work moves', meter, [
    'local-org/omni-channel/capacity-meter.ts',
    'meter.load >= configuredCapacity',
    'meter.load > configuredCapacity',
  ]),
  rule(['5794f131', 'dde73c1f'], 'AverageCapacity: load over time, renewed when work moves', meter, [
    'local-org/omni-channel/capacity-meter.ts',
    'meter.loadTime + meter.load * passed',
    'meter.loadTime + passed',
  ]),
  rule(['214f5538', 'dde73c1f'], 'IdleDuration: seconds without work, renewed when work moves', meter, [
    'local-org/omni-channel/capacity-meter.ts',
    '(meter.load === 0 ? passed : 0)',
    'passed',
  ]),
  rule(['23a92274'], 'Seven fields exist from 34.0 on', pageTest, [
    schema,
    "field('StatusEndDate', 'Status End Date', 'dateTime', ['Filter', 'Nillable', 'Sort'], { since: 34 }),",
    "field('StatusEndDate', 'Status End Date', 'dateTime', ['Filter', 'Nillable', 'Sort']),",
  ]),
  rule(['74cbe26d'], 'ConfiguredCapacity: what the user is configured with', lifecycle, [
    'local-org/omni-channel/index.ts',
    'configuredCapacity: capacity,',
    'configuredCapacity: 0,',
  ]),
  rule(
    ['c531de1f', '74de9f60'],
    'ConfiguredInterruptCapacity exists from 57.0 on, with its feature',
    {
      file: 'local-org/http/local.test.ts',
      title: 'gives the field of Interruptible Capacity with the feature, from 57.0 on',
    },
    ['local-org/schema/resolve.ts', 'return gate.interruptibleCapacity;', 'return true;'],
  ),
  rule(['c81e9d31'], 'IsAway: the status serves no channel', faults, [
    presenceRule,
    'return statusIsAway === undefined || isAway === statusIsAway ? undefined : awayFault(isAway);',
    'return undefined;',
  ]),
  rule(
    ['d9d0b8bc'],
    'IsAway and IsCurrentState are false unless set',
    { file: emit, title: 'answers the default of a boolean and the digits of numbers' },
    ['local-org/schema/emit/describe.ts', 'defaultValue: field.defaultValue ?? null,', 'defaultValue: null,'],
  ),
  rule(['05679613', 'c46509c1'], 'IsCurrentState: true until the status ends', lifecycle, [
    presenceTable,
    'SET "IsCurrentState" = 0, "StatusEndDate" = ?, "StatusDuration" = ?, "LastModifiedDate" = ?, "SystemModstamp" = ?',
    'SET "IsCurrentState" = 1, "StatusEndDate" = ?, "StatusDuration" = ?, "LastModifiedDate" = ?, "SystemModstamp" = ?',
  ]),
  rule(['46555f5c'], 'Name: a number that the org gives', lifecycle, [
    presenceTable,
    "autoNumber('P', record.number),",
    "'',",
  ]),
  rule(
    ['a3ee2469'],
    'OwnerId: a user or a queue',
    { file: emit, title: 'answers an owner that may be a user or a queue' },
    [schema, "lookup(['User', 'Group'], 'Owner', symbolTable)", "lookup(['User'], 'Owner', symbolTable)"],
  ),
  rule(
    ['a8e52c05'],
    'Every create, change and deletion stands in a log, in commit order; what streams from it is not there yet',
    { file: omniChannel, title: 'logs the close before the create, at the commit time in milliseconds' },
    [
      'local-org/omni-channel/index.ts',
      "log('UserServicePresence', id, 'CREATE', [], at);",
      "log('UserServicePresence', id, 'CREATE', [], wholeSecond(at));",
    ],
  ),
  rule(['8a92280b', 'a8aac3f9'], 'ServicePresenceStatusId and UserId: who is in which status', lifecycle, [
    presenceTable,
    'record.statusId,\n        record.isAway',
    'null,\n        record.isAway',
  ]),
  rule(
    ['3fea2afa', 'eb44e525', 'f83cdb79'],
    'StatusEndDate is null exactly while the row is current',
    faults,
    [
      presenceRule,
      "if (endedAt !== null) return { column: 'StatusEndDate', why: 'a current row has no end' };",
      '',
    ],
  ),
  rule(['18d9e12f', '3fea2afa'], 'StatusDuration is null exactly while the row is current', faults, [
    presenceRule,
    "if (duration !== null) return { column: 'StatusDuration', why: 'a current row has no duration' };",
    '',
  ]),
  rule(['00f586c7'], 'StatusDuration is StatusEndDate minus StatusStartDate', faults, [
    presenceRule,
    'Math.abs(duration - lasted) > rounding',
    'false',
  ]),
  rule(
    ['62d4b77b'],
    'No trigger runs, and describe says so',
    { file: emit, title: 'answers that presence can be read and deleted, never made or changed' },
    [schema, 'apexTriggers: false', 'apexTriggers: true'],
  ),
  rule(['df09017f'], 'Deleted from 41.0 on, not below', deletions, [
    writes,
    'const deletableSince = 41;',
    'const deletableSince = 40;',
  ]),
  rule(['8306d99e'], 'Deleted with Customize Application alone', deletions, [
    writes,
    'if (!viewer.customizeApplication) throw noAccess();',
    '',
  ]),
  rule(['2bed752f'], 'Change event, sharing rules and shares belong to it', objectTest, [
    schema,
    "{ name: 'UserServicePresenceShare', since: 32 },",
    '',
  ]),
  rule(
    ['9adb8996'],
    'The change event exists from 62.0 on',
    { file: emit, title: 'answers the change event of presence from 62.0 on, which no call reads or writes' },
    ['local-org/schema/emit/change-event.ts', 'event.since > apiVersion', 'event.since > apiVersion + 1'],
  ),
  rule(
    ['86bd556a'],
    'An owner sharing rule opens rows to its group at once',
    {
      file: 'local-org/writing/takes-effect.test.ts',
      title: 'a rule of presence gives presence and no work',
    },
    [
      'local-org/access/visible-owners.ts',
      'presence: ruledCount === count ? hierarchy : ownersIn(ruled, ruledCount),',
      'presence: hierarchy,',
    ],
  ),
  rule(
    ['f5848a58'],
    'A share opens one row at once',
    {
      file: 'local-org/writing/presence-share.test.ts',
      title: 'is seen at once by whom it is made for, and taken back at once',
    },
    [
      'local-org/access/visible-owners.ts',
      'shared: sharedCount === 0 ? undefined : shared,',
      'shared: undefined,',
    ],
  ),
  // Not sentences: the table of calls, and properties that promise calls which do not exist.
  rule(
    [],
    'query(), also by date in the zone of the running user',
    {
      file: 'local-org/calls/query.test.ts',
      title: 'reads date literals in the zone of the running user',
    },
    [
      'local-org/soql/date-literals.ts',
      'const current = startOf(now, span.unit);',
      'const current = startOf(now.plus({ days: 1 }), span.unit);',
    ],
  ),
  rule(
    [],
    'getUpdated(): 30 days, whole minutes, as sharing shows',
    { file: 'local-org/calls/get-updated.test.ts', title: 'drops the seconds of both times' },
    ['local-org/calls/replication.ts', 'return Math.floor(time / minute) * minute;', 'return time;'],
  ),
  rule(
    [],
    'getDeleted(): 15 days, as sharing shows',
    {
      file: 'local-org/http/replication.test.ts',
      title: 'reach back 15 days for what was deleted, and need more than a minute',
    },
    ['local-org/calls/replication.ts', "'getDeleted()': 15", "'getDeleted()': 30"],
  ),
  rule(
    [],
    'retrieve(), up to 2,000 at once',
    { file: 'local-org/http/limits.test.ts', title: 'is at most 2,000 ids to retrieve' },
    ['local-org/calls/retrieve.ts', 'const mostRecords = 2000;', 'const mostRecords = 2001;'],
  ),
  rule(
    [],
    'delete(), of one or up to 200, each by itself',
    { file: 'local-org/writing/presence.test.ts', title: 'answers each of a list by itself' },
    [writes, 'createRecycleBin(writer.db).put(userServicePresence, id, actOf(writer));', ''],
  ),
  rule(
    [],
    'undelete(), of what lies in the recycle bin',
    { file: 'local-org/writing/presence.test.ts', title: 'undoes a deletion once, and stands in the log' },
    [writes, 'createRecycleBin(writer.db).restore(id, actOf(writer));', ''],
  ),
  rule(
    [],
    'Neither create() nor update(), although three fields carry Create and Update',
    { file: 'local-org/writing/presence.test.ts', title: 'is refused whatever the values' },
    [writes, "if (call !== 'create' && call !== 'update') return undefined;", 'return undefined;'],
  ),
  rule([], 'Types and properties of all fields', pageTest, [
    schema,
    "field('IdleDuration', 'Idle Duration', 'int', ['Filter', 'Group', 'Nillable', 'Sort'], {",
    "field('IdleDuration', 'Idle Duration', 'int', ['Filter', 'Nillable', 'Sort'], {",
  ]),
];

/** The rules as they stand in the README. */
export function rulesTable(): string {
  const rows = pageRules.map(({ rule: text, test, mark, mutation }) => {
    const file = `[${test.file.replace('local-org/', '')}](${test.file.replace('local-org/', '')})`;
    const change = mutation.to === '' ? 'left out' : `\`${oneLine(mutation.to)}\``;
    return `| ${text} | ${file}: ${oneLine(test.title)} | ${mark} | \`${oneLine(mutation.from)}\` → ${change} |`;
  });
  return ['| rule | test | mark | turned red by |', '| --- | --- | --- | --- |', ...rows].join('\n');
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').replaceAll('|', '\\|');
