import { bucketOf, foldText, searchWords, type Agent, type StatusCatalog } from 'c/presenceModel';
import type { Arrangement } from './arrangement';

/** What a filter asks beside the agent. */
export interface FilterFacts {
  readonly catalog: StatusCatalog;
  readonly team: ReadonlySet<string>;
}

/** Which agents an arrangement lets through, whatever groups it chooses. */
export interface Filter {
  /** Nobody is kept out. */
  readonly isOpen: boolean;
  /** Whether `text` is looked at. */
  readonly searches: boolean;
  /** `text`: what a search looks through. */
  accepts(agent: Agent, text: string): boolean;
}

/** Folded once when the agent changes. */
export function searchText(agent: Agent): string {
  const { name, statusLabel, person } = agent;
  return foldText([name, statusLabel, person?.roleName, person?.department, person?.title].join('\n'));
}

export function filterOf(arrangement: Arrangement, { catalog, team }: FilterFacts): Filter {
  const words = searchWords(arrangement.search ?? '');
  const kinds = present(arrangement.kinds);
  const statusIds = present(arrangement.statusIds);
  const only = present(arrangement.only);
  const channelIds = present(arrangement.channelIds);
  const serving = channelIds && new Set(servingOf(catalog, channelIds));
  const mine = arrangement.team ? team : undefined;
  return {
    isOpen: words.length === 0 && [kinds, statusIds, only, serving, mine].every((one) => one === undefined),
    searches: words.length > 0,
    accepts(agent, text) {
      if (kinds && !kinds.has(bucketOf(agent) ?? '')) return false;
      if (statusIds && !statusIds.has(agent.statusId ?? '')) return false;
      if (serving && !(bucketOf(agent) === 'online' && serving.has(agent.statusId ?? ''))) return false;
      if (only && !isOne(agent, only)) return false;
      if (mine && !mine.has(agent.userId)) return false;
      return words.every((word) => text.includes(word));
    },
  };
}

function isOne(agent: Agent, only: ReadonlySet<string>): boolean {
  return (
    (agent.suspect && only.has('suspect')) ||
    (agent.bot && only.has('bot')) ||
    (agent.limitBrokenAt !== undefined && only.has('limit'))
  );
}

function servingOf({ statuses }: StatusCatalog, channelIds: ReadonlySet<string>): string[] {
  return statuses.filter((status) => status.channelIds.some((id) => channelIds.has(id))).map(({ id }) => id);
}

export function present(values: readonly string[] | undefined): ReadonlySet<string> | undefined {
  return values === undefined || values.length === 0 ? undefined : new Set(values);
}
