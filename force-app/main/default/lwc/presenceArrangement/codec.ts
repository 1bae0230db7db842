import type { AgentKind } from 'c/presenceModel';
import type { Arrangement, GroupBy, SortKey } from 'c/presenceStore';

export type Density = 'cards' | 'rows';
export type Column =
  'status' | 'since' | 'time-in-status' | 'load' | 'title' | 'role' | 'department' | 'manager';

/** How somebody likes to see the floor: what the store arranges, and how it is drawn. */
export interface WallArrangement extends Arrangement {
  readonly density: Density;
  /** Of dense rows, beside the name, in this order. */
  readonly columns: readonly Column[];
}

/** Who reads it: a link is passed on, a saved view stays on this browser. */
export type Reader = 'link' | 'view';

const kinds: readonly AgentKind[] = ['online', 'busy', 'offline'];
const only = ['suspect', 'bot', 'limit'] as const;
const sorts: readonly SortKey[] = ['time-in-status', 'name', 'status', 'load', 'last-change'];
const groupings: readonly GroupBy[] = ['kind', 'status', 'role', 'manager', 'department', 'public-group'];
const densities: readonly Density[] = ['cards', 'rows'];
/** Whose agents: said of everybody too, since a page that is told nothing opens on the viewer's team. */
const whose = ['all', 'team'] as const;

/** What there is beside the name. */
export const allColumns: readonly Column[] = [
  'status',
  'time-in-status',
  'since',
  'load',
  'title',
  'role',
  'department',
  'manager',
];

export const defaultArrangement: WallArrangement = {
  sort: 'time-in-status',
  density: 'cards',
  columns: ['status', 'time-in-status', 'since', 'load', 'role'],
};

/** A record's id: what a link may carry of the org, and no free text. */
const isId = (text: string): boolean => /^[a-zA-Z0-9]{15}(?:[a-zA-Z0-9]{3})?$/.test(text);

const groupKinds: readonly string[] = [...kinds, 'changing', 'suspect', 'bot'];

/** Departments are free text of a record; the other keys are ids or words of ours, empty of those who are in none. */
const isGroupKey = (groupBy: GroupBy, reader: Reader, key: string): boolean => {
  if (groupBy === 'department') return reader === 'view';
  return groupBy === 'kind' ? groupKinds.includes(key) : key === '' || isId(key);
};

/**
 * The arrangement as one word. A search is free text, may name a person, and stays out of it; so do the names of
 * departments where it is for a link.
 */
export function writeArrangement(arrangement: WallArrangement, reader: Reader = 'link'): string {
  const { groupBy, groupKeys = [] } = arrangement;
  const written = new URLSearchParams();
  const put = (name: string, values: readonly string[] | undefined, usual: readonly string[] = []): void => {
    if (values !== undefined && values.join() !== usual.join()) written.set(name, values.join('.'));
  };
  put('who', [arrangement.team ? 'team' : 'all']);
  put('sort', [arrangement.sort], [defaultArrangement.sort]);
  put('group', groupBy === undefined ? [] : [groupBy]);
  put('kind', arrangement.kinds);
  put('status', arrangement.statusIds);
  put('channel', arrangement.channelIds);
  put('only', arrangement.only);
  put('as', [arrangement.density], [defaultArrangement.density]);
  put('columns', arrangement.columns, defaultArrangement.columns);
  // One parameter each: a department may have a dot in its name.
  for (const key of groupBy === undefined ? [] : groupKeys) {
    if (isGroupKey(groupBy ?? 'kind', reader, key)) written.append('in', key);
  }
  return written.toString();
}

/** What a word says, and the default for the rest: whatever it does not know, or does not believe, it leaves out. */
export function readArrangement(text: string, reader: Reader = 'link'): WallArrangement {
  const read = new URLSearchParams(text);
  const values = (name: string): readonly string[] | undefined => read.get(name)?.split('.').filter(Boolean);
  function known<T extends string>(name: string, all: readonly T[]): readonly T[] | undefined {
    return (
      values(name) && [...new Set(values(name)?.flatMap((value) => all.filter((each) => each === value)))]
    );
  }
  const [sort = defaultArrangement.sort] = known('sort', sorts) ?? [];
  const [groupBy] = known('group', groupings) ?? [];
  const [density = defaultArrangement.density] = known('as', densities) ?? [];
  const ids = (name: string) => [...new Set(values(name)?.filter(isId))];
  const some = <T>(name: string, all: readonly T[] | undefined) => (all?.length ? { [name]: all } : {});
  return {
    sort,
    density,
    columns: known('columns', allColumns) ?? defaultArrangement.columns,
    ...(groupBy && { groupBy, ...some('groupKeys', groupKeysIn(read, groupBy, reader)) }),
    ...some('kinds', known('kind', kinds)),
    ...some('statusIds', ids('status')),
    ...some('channelIds', ids('channel')),
    ...some('only', known('only', only)),
    ...(known('who', whose)?.[0] === 'team' && { team: true }),
  };
}

function groupKeysIn(read: URLSearchParams, groupBy: GroupBy, reader: Reader): readonly string[] {
  return [...new Set(read.getAll('in'))].filter((key) => isGroupKey(groupBy, reader, key));
}
