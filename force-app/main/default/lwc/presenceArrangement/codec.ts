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

const kinds: readonly AgentKind[] = ['online', 'busy', 'offline'];
const only = ['suspect', 'bot'] as const;
const sorts: readonly SortKey[] = ['time-in-status', 'name', 'status'];
const groupings: readonly GroupBy[] = ['kind', 'status', 'role', 'manager', 'department', 'public-group'];
const densities: readonly Density[] = ['cards', 'rows'];
const columns: readonly Column[] = [
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

/**
 * The arrangement as one word for a link or a preference. A search is free text, may name a person, and stays out of it;
 * so does whatever is as it is by default.
 */
export function writeArrangement(arrangement: WallArrangement): string {
  const written = new URLSearchParams();
  const put = (name: string, values: readonly string[] | undefined, usual: readonly string[] = []): void => {
    if (values !== undefined && values.join() !== usual.join()) written.set(name, values.join('.'));
  };
  put('sort', [arrangement.sort], [defaultArrangement.sort]);
  put('group', arrangement.groupBy === undefined ? [] : [arrangement.groupBy]);
  put('kind', arrangement.kinds);
  put('status', arrangement.statusIds);
  put('only', arrangement.only);
  put('as', [arrangement.density], [defaultArrangement.density]);
  put('columns', arrangement.columns, defaultArrangement.columns);
  return written.toString();
}

/** What a word says, and the default for the rest: whatever it does not know, or does not believe, it leaves out. */
export function readArrangement(text: string): WallArrangement {
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
  const statusIds = [...new Set(values('status')?.filter(isId))];
  const some = <T>(name: string, all: readonly T[] | undefined) => (all?.length ? { [name]: all } : {});
  return {
    sort,
    density,
    columns: known('columns', columns) ?? defaultArrangement.columns,
    ...(groupBy && { groupBy }),
    ...some('kinds', known('kind', kinds)),
    ...some('statusIds', statusIds),
    ...some('only', known('only', only)),
  };
}
