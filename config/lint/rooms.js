import path from 'node:path';

/**
 * The arrows of docs/ARCHITECTURE.md as data: from where, what may be imported. What stands in no table may be
 * imported by nobody.
 *
 * `values` are bundles that may be imported; `types` only by `import type`. `platform` says which modules that are
 * not files of ours (npm, `lightning/*`, `@salesforce/*`) may be.
 */
const label = /^@salesforce\/(label|i18n)\//;
const pure = (...values) => ({ values, types: [], platform: [] });
const adapter = (...platform) => ({
  values: [],
  types: ['presenceSync', 'presenceWatch', 'presenceModel', 'presenceAlerts', 'presenceTeam'],
  platform,
});

export const pureBundles = {
  presenceModel: pure(),
  presenceClock: pure(),
  presenceViewport: pure(),
  presenceFormat: pure('presenceModel'),
  presenceHistory: pure('presenceModel'),
  presenceStore: pure('presenceModel'),
  presenceExport: pure('presenceModel', 'presenceFormat'),
  presenceArrangement: { ...pure(), types: ['presenceModel', 'presenceStore'] },
  presenceAlerts: pure('presenceModel', 'presenceStore'),
  presencePace: pure('presenceModel', 'presenceStore'),
  presenceSync: pure('presenceModel', 'presenceStore'),
  presenceWatch: pure('presenceModel', 'presenceStore', 'presenceSync'),
  presenceTeam: { ...pure('presenceModel', 'presenceSync'), types: ['presenceStore'] },
};

const adapters = {
  presenceGatewayApex: adapter(/^@salesforce\/apex\//),
  presenceFeedEmpApi: adapter(/^lightning\/empApi$/),
};

const browser = { values: ['presenceClock'], types: ['presenceSync'], platform: [] };

const session = {
  values: [...Object.keys(pureBundles), ...Object.keys(adapters), 'presenceBrowser'],
  types: [],
  platform: [/^@salesforce\/(i18n|user|client)\//],
};

/** Cards and badges poll: none of them brings a feed to its page. */
const watchSession = {
  ...session,
  values: session.values.filter((bundle) => bundle !== 'presenceFeedEmpApi'),
};

/** What acquires a session: the bundles on pages, and the badge that others put into theirs. */
const containers = ['agentPresence', 'supervisorPresence', 'adminPresence', 'presenceBadge'];
const known = {
  ...pureBundles,
  ...adapters,
  presenceBrowser: browser,
  presenceSession: session,
  presenceWatchSession: watchSession,
};

/** A style sheet and nothing else: style sheets of views and containers `@import` it, code imports nothing. */
export const styleBundles = [
  'presenceAssistiveText',
  'presenceButtons',
  'presenceColors',
  'presenceColumnWidths',
];

const isView = (bundle) => ![...Object.keys(known), ...containers, ...styleBundles].includes(bundle);

const view = {
  values: ['presenceFormat', 'presenceViewport', 'presenceArrangement', 'presenceExport'],
  valueTest: isView,
  types: [
    'presenceModel',
    'presenceStore',
    'presenceSync',
    'presenceWatch',
    'presenceAlerts',
    'presencePace',
  ],
  platform: [/^lwc$/, /^lightning\//, label],
};

const container = {
  values: [
    'presenceSession',
    'presenceWatchSession',
    'presenceFormat',
    'presenceViewport',
    'presenceArrangement',
    'presenceExport',
    'presencePace',
  ],
  valueTest: isView,
  types: [
    'presenceModel',
    'presenceStore',
    'presenceSync',
    'presenceWatch',
    'presenceClock',
    'presenceAlerts',
  ],
  platform: [/^lwc$/, /^lightning\//, label, /^@salesforce\/(user|client|customPermission)\//],
};

export function bundleArrows(bundle) {
  if (bundle in known) return known[bundle];
  return containers.includes(bundle) ? container : view;
}

/** Inside local-org: what a room may never reach. Rooms not named here compose the others. */
export const localOrgNever = {
  schema: [
    'soql',
    'database',
    'access',
    'calls',
    'feed',
    'omni-channel',
    'floor',
    'http',
    'reading',
    'metadata',
  ],
  soql: ['database', 'calls', 'feed', 'omni-channel', 'floor', 'http', 'reading', 'metadata'],
  access: ['soql', 'calls', 'feed', 'omni-channel', 'floor', 'http', 'reading', 'metadata'],
  database: ['soql', 'access', 'calls', 'feed', 'omni-channel', 'floor', 'http', 'reading', 'metadata'],
  calls: ['feed', 'omni-channel', 'floor', 'http', 'reading', 'metadata'],
  feed: ['soql', 'calls', 'faults', 'omni-channel', 'floor', 'http', 'reading', 'metadata'],
  // Draws its shares as the floor draws its day.
  faults: ['soql', 'database', 'calls', 'omni-channel', 'http', 'reading', 'metadata'],
  'recycle-bin': ['soql', 'access', 'calls', 'omni-channel', 'floor', 'http', 'reading'],
  'omni-channel': ['soql', 'calls', 'floor', 'http', 'reading', 'metadata'],
  floor: ['soql', 'calls', 'http', 'reading', 'metadata'],
  // The query of a PushTopic is held against SOQL when it is written, a filter when it is deployed.
  writing: ['calls', 'floor', 'import', 'http', 'reading'],
  import: ['soql', 'calls', 'feed', 'floor', 'http', 'reading', 'metadata'],
  metadata: ['feed', 'floor', 'import', 'http', 'reading'],
  http: ['soql', 'database', 'floor', 'import'],
};

/** The consumer declares the port: these may import types against the arrow. */
const localOrgTypes = { access: ['soql'] };

/** Between the rooms at the root. A room that is not named imports what it needs. */
/** soql-common is an ordinary package: a parser that judges the local org's. */
const lightningNames = [/^lwc$/, /^@lwc\//, /^lightning\//, /^@salesforce\/(?!soql-common\/)/, /^c\//];
const roomNever = {
  'local-org': { rooms: ['preview', 'force-app', 'scripts', 'tests', 'config'], modules: lightningNames },
  preview: { rooms: ['local-org', 'scripts', 'tests', 'config'], modules: [] },
  'tests/conformance': {
    rooms: ['local-org', 'preview', 'force-app', 'scripts', 'tests', 'config'],
    modules: lightningNames,
  },
  'tests/bench': { rooms: ['tests/conformance', 'tests/e2e', 'config'], modules: [] },
  // Facts about the local org and names of its tests; the tests are run, never imported.
  'tests/page': {
    rooms: ['preview', 'force-app', 'scripts', 'config', 'tests/bench', 'tests/conformance', 'tests/e2e'],
    modules: lightningNames,
  },
  'tests/e2e': { rooms: ['tests/bench', 'tests/conformance'], modules: [] },
  // A command calls its bench, or reads the rows of the page; no other test is anybody's library.
  scripts: { rooms: ['tests/conformance', 'tests/e2e', 'force-app'], modules: [] },
};

const lwcFolder = 'force-app/main/default/lwc/';

/** Where a file of the repository stands. */
export function place(file) {
  const parts = file.split('/');
  if (file.startsWith(lwcFolder)) return { room: 'force-app', bundle: parts[4] };
  if (file.startsWith('tests/')) return { room: parts.slice(0, 2).join('/') };
  const part = parts.length > 2 ? parts[1] : undefined;
  return { room: parts[0], part };
}

const isTest = (file) => /(^|\/)__tests__\/|\.test\.ts$/.test(file);

/** Why this import is not allowed, or undefined. `file` and relative specifiers are paths from the root. */
export function refusal(file, specifier, typeOnly) {
  const from = place(file);
  const relative = specifier.startsWith('.');
  const target = relative ? path.posix.join(path.posix.dirname(file), specifier) : undefined;
  const to = target === undefined ? undefined : place(target);
  if (from.room === 'force-app') return refusalInBundle(file, from.bundle, specifier, to, typeOnly);
  return refusalInRoom(file, from, specifier, to, typeOnly);
}

function refusalInBundle(file, bundle, specifier, to, typeOnly) {
  if (to !== undefined) {
    return to.bundle === bundle ? undefined : `${bundle} reaches out of its own folder`;
  }
  if (isTest(file)) return undefined;
  const arrows = bundleArrows(bundle);
  if (specifier.startsWith('c/')) {
    const other = specifier.slice(2);
    if (arrows.values.includes(other) || arrows.valueTest?.(other)) return undefined;
    if (arrows.types.includes(other)) {
      return typeOnly ? undefined : `${bundle} may import only types of ${other}`;
    }
    return `${bundle} may not import ${other}`;
  }
  if (arrows.platform.some((pattern) => pattern.test(specifier))) return undefined;
  return `${bundle} may not import ${specifier}`;
}

function refusalInRoom(file, from, specifier, to, typeOnly) {
  const never = roomNever[from.room];
  if (to === undefined) {
    return never?.modules.some((pattern) => pattern.test(specifier))
      ? `${from.room} may not import ${specifier}`
      : undefined;
  }
  if (to.room !== from.room) {
    return never?.rooms.some((room) => to.room === room || to.room.startsWith(`${room}/`))
      ? `${from.room} may not import ${to.room}`
      : undefined;
  }
  if (from.room !== 'local-org' || isTest(file)) return undefined;
  if (typeOnly && localOrgTypes[from.part]?.includes(to.part)) return undefined;
  return localOrgNever[from.part]?.includes(to.part)
    ? `local-org/${from.part} may not import local-org/${to.part}`
    : undefined;
}
