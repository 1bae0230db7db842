import type { PageFacts, PageField } from '../../local-org/schema/page/read.ts';
import type { Mutation, NamedTest, PageRow } from './row.ts';

const file = 'local-org/schema/objects/user-service-presence.ts';

type Replacement = readonly [from: string, to: string];

/** What of a field's line in the schema is changed, fact by fact. */
interface FieldMutations {
  readonly type: Replacement;
  readonly properties: Replacement;
  readonly since: Replacement;
  readonly feature?: Replacement;
  readonly defaultValue?: Replacement;
}

const number = "['Filter', 'Group', 'Nillable', 'Sort']";
const time = "['Filter', 'Nillable', 'Sort']";
const set = "['Create', 'Filter', 'Nillable', 'Sort', 'Update']";
const flag = "['Defaulted on create', 'Filter', 'Group', 'Sort']";
const without = (list: string, property: string): string =>
  list.replace(`'${property}', `, '').replace(`, '${property}'`, '');

/** A field that the schema holds on one line up to its properties. */
function line(name: string, label: string, type: string, other: string, list: string, lost: string) {
  const head = `'${name}', '${label}', '${type}'`;
  return {
    type: [head, head.replace(`'${type}'`, `'${other}'`)],
    properties: [`${head}, ${list}`, `${head}, ${without(list, lost)}`],
  } as const;
}

/** One that it breaks into lines. */
function lines(name: string, label: string, type: string, other: string, list: string, lost: string) {
  const head = `'${name}',\n      '${label}',\n      '${type}'`;
  return {
    type: [head, head.replace(`'${type}'`, `'${other}'`)],
    properties: [`${head},\n      ${list}`, `${head},\n      ${without(list, lost)}`],
  } as const;
}

/** From `since: 34` to another version, after the field's own text. */
function later(text: string, version: number, to: number): Replacement {
  return [`${text}since: ${version}`, `${text}since: ${to}`];
}

const mutations: Readonly<Record<string, FieldMutations>> = {
  AtCapacityDuration: {
    ...line('AtCapacityDuration', 'At Capacity Duration', 'int', 'double', number, 'Group'),
    since: later(`'At Capacity Duration', 'int', ${number}, {\n      `, 34, 33),
  },
  AverageCapacity: {
    ...line('AverageCapacity', 'Average Capacity', 'double', 'int', time, 'Sort'),
    since: later(`'Average Capacity', 'double', ${time}, {\n      `, 34, 35),
  },
  ConfiguredCapacity: {
    ...lines('ConfiguredCapacity', 'Configured Capacity', 'int', 'double', number, 'Filter'),
    since: [
      `'Configured Capacity',\n      'int',\n      ${number},\n      digits9`,
      `'Configured Capacity',\n      'int',\n      ${number},\n      { since: 34, ...digits9 }`,
    ],
  },
  ConfiguredInterruptCapacity: {
    ...lines(
      'ConfiguredInterruptCapacity',
      'Configured Interruptible Capacity',
      'int',
      'double',
      number,
      'Nillable',
    ),
    since: ['{ since: 57,', '{ since: 56,'],
    feature: ["since: 57, feature: 'Interruptible Capacity',", 'since: 57,'],
  },
  IdleDuration: {
    ...line('IdleDuration', 'Idle Duration', 'int', 'double', number, 'Nillable'),
    since: later(`'Idle Duration', 'int', ${number}, {\n      `, 34, 33),
  },
  IsAway: {
    ...line('IsAway', 'Is Away', 'boolean', 'string', flag, 'Group'),
    since: [`'Is Away', 'boolean', ${flag}, {`, `'Is Away', 'boolean', ${flag}, {\n      since: 34,`],
    defaultValue: [
      `'Is Away', 'boolean', ${flag}, {\n      defaultValue: false`,
      `'Is Away', 'boolean', ${flag}, {\n      defaultValue: true`,
    ],
  },
  IsCurrentState: {
    ...lines('IsCurrentState', 'Is Current State', 'boolean', 'string', flag, 'Defaulted on create'),
    since: later(`'boolean',\n      ${flag},\n      {\n        `, 34, 33),
    defaultValue: ['since: 34,\n        defaultValue: false', 'since: 34,\n        defaultValue: true'],
  },
  Name: {
    ...line('Name', 'Name', 'string', 'textarea', set, 'Create'),
    since: [`'Name', 'string', ${set}, {`, `'Name', 'string', ${set}, {\n      since: 34,`],
  },
  OwnerId: {
    ...line('OwnerId', 'Owner ID', 'reference', 'string', "['Filter', 'Group', 'Sort']", 'Group'),
    since: [
      "'Owner ID', 'reference', ['Filter', 'Group', 'Sort'], {",
      "'Owner ID', 'reference', ['Filter', 'Group', 'Sort'], {\n      since: 34,",
    ],
  },
  ServicePresenceStatusId: {
    type: [
      "'Service Presence Status ID',\n      'reference'",
      "'Service Presence Status ID',\n      'string'",
    ],
    properties: [
      `'Service Presence Status ID',\n      'reference',\n      ${set}`,
      `'Service Presence Status ID',\n      'reference',\n      ${without(set, 'Update')}`,
    ],
    since: [
      "{ observed: lookup('ServicePresenceStatus',",
      "{ since: 34, observed: lookup('ServicePresenceStatus',",
    ],
  },
  StatusDuration: {
    ...line('StatusDuration', 'Status Duration', 'int', 'double', number, 'Filter'),
    since: later(`'Status Duration', 'int', ${number}, {\n      `, 34, 33),
  },
  StatusEndDate: {
    ...line('StatusEndDate', 'Status End Date', 'dateTime', 'date', time, 'Sort'),
    since: later(`'Status End Date', 'dateTime', ${time}, { `, 34, 35),
  },
  StatusStartDate: {
    ...line('StatusStartDate', 'Status Start Date', 'dateTime', 'date', time, 'Filter'),
    since: later(`'Status Start Date', 'dateTime', ${time}, { `, 34, 33),
  },
  UserId: {
    ...line(
      'UserId',
      'User ID',
      'string',
      'reference',
      "['Create', 'Filter', 'Group', 'Sort', 'Update']",
      'Group',
    ),
    since: [
      "observed: { type: 'reference', ...lookup('User', 'User', symbolTable) },",
      "since: 34,\n      observed: { type: 'reference', ...lookup('User', 'User', symbolTable) },",
    ],
  },
};

const changed = ([from, to]: Replacement): Mutation => ({ file, from, to });
const conformance = (name: string, title: string): NamedTest => ({
  file: `tests/conformance/${name}.test.ts`,
  title,
});
const schema = (title: string): NamedTest => ({ file: 'local-org/schema/index.test.ts', title });

/** ConfiguredInterruptCapacity is there in an org that has its feature alone: no public client can switch it on. */
function fieldTest({ feature }: PageField, title: string): NamedTest {
  return feature === undefined
    ? conformance('page-fields', title)
    : { file: 'local-org/http/interrupt-capacity.test.ts', title };
}

const wireTypes: Readonly<Record<string, string>> = { dateTime: 'datetime' };

function typeRow(field: PageField, of: FieldMutations): PageRow {
  const { name, type } = field;
  const row = { of: name, what: 'type', mark: 'documented', mutation: changed(of.type) } as const;
  if (name !== 'UserId') {
    const title = `types ${name} as ${wireTypes[type] ?? type}`;
    return { ...row, rule: `Described as ${type}, and its values are such.`, test: fieldTest(field, title) };
  }
  return {
    ...row,
    rule: `Kept as ${type}; described as the lookup that orgs show, which stands beside it as observed.`,
    test: {
      file: 'local-org/schema/page/page.test.ts',
      title: `gives ${name} the type, properties, default, version and feature of the page`,
    },
  };
}

const can: Readonly<Record<string, string>> = {
  Create: 'described as createable, though no call creates',
  'Defaulted on create': 'never absent',
  Filter: 'may stand in conditions',
  Group: 'may group',
  Nillable: 'may be null',
  Sort: 'may order',
  Update: 'described as updateable, though no call updates',
};

function propertiesRow(field: PageField, of: FieldMutations): PageRow {
  const words = field.properties.map((property) => can[property] ?? property);
  const others = ['Group', 'Nillable'].filter((each) => !field.properties.some((own) => own === each));
  const never = others.map((each) => (each === 'Group' ? 'never groups' : 'never null'));
  const text = [...words, ...never].join('; ');
  return {
    of: field.name,
    what: 'properties',
    rule: `${text.charAt(0).toUpperCase()}${text.slice(1)}.`,
    test: fieldTest(field, `lets ${field.name} do what its properties say`),
    mark: 'documented',
    mutation: changed(of.properties),
  };
}

/** By version: the sentence that gives it, and the test of it. */
function sinceRow({ name, since, feature }: PageField, of: FieldMutations): PageRow {
  const row = { of: name, what: 'since', mark: 'documented', mutation: changed(of.since) } as const;
  if (feature !== undefined) {
    return {
      ...row,
      sentences: ['74de9f60'],
      rule: `Not there below ${since}.0.`,
      test: schema(`at ${since - 1}.0 with ${feature} true says false to ${name}`),
    };
  }
  if (since === 34) {
    return {
      ...row,
      sentences: ['23a92274'],
      rule: 'There at 34.0, not there at 33.0.',
      test: conformance('describe', 'has the seven fields of 34.0 from there on'),
    };
  }
  return {
    ...row,
    rule: 'Has no version of its own: there as soon as the object is.',
    test: schema('has at 33.0 the undated fields of UserServicePresence only'),
  };
}

function defaultRow({ name }: PageField, replacement: Replacement): PageRow {
  return {
    of: name,
    what: 'default',
    sentences: ['d9d0b8bc'],
    rule: 'Described with the default false.',
    test: conformance('page-fields', `gives ${name} the default false`),
    mark: 'documented',
    mutation: changed(replacement),
  };
}

function featureRow({ name, since, feature = '' }: PageField, replacement: Replacement): PageRow {
  return {
    of: name,
    what: 'feature',
    sentences: ['74de9f60'],
    rule: `Not there in an org without ${feature}.`,
    test: schema(`at ${since}.0 with ${feature} false says false to ${name}`),
    mark: 'documented',
    mutation: changed(replacement),
  };
}

/** Type, properties, version, default and feature of each field of the page. */
export function fieldRows(facts: PageFacts): readonly PageRow[] {
  return facts.fields.flatMap((field) => {
    const of = mutations[field.name];
    if (of === undefined) return [];
    return [
      typeRow(field, of),
      propertiesRow(field, of),
      sinceRow(field, of),
      ...(of.defaultValue ? [defaultRow(field, of.defaultValue)] : []),
      ...(of.feature ? [featureRow(field, of.feature)] : []),
    ];
  });
}
