import type { AgentKind } from 'c/presenceModel';
import type { Arrangement } from 'c/presenceStore';
import type { GroupKey } from './filters';

type Only = NonNullable<Arrangement['only']>[number];

/** What a filter of a kind, of those counted apart, of a status or of a channel makes of the arrangement. */
export function choose(group: GroupKey, value: string, arrangement: Arrangement): Partial<Arrangement> {
  const { kinds, only, statusIds, channelIds } = arrangement;
  switch (group) {
    case 'status':
      return { statusIds: toggled(statusIds, value) };
    case 'channel':
      return { channelIds: toggled(channelIds, value) };
    case 'apart':
      // Bots and rows that are not believed belong to no kind: the two filters together would let nobody through.
      return { only: toggled(only, value as Only), ...(value === 'limit' ? {} : { kinds: [] }) };
    case 'kind':
      return {
        kinds: toggled(kinds, value as AgentKind),
        only: (only ?? []).filter((other) => other === 'limit'),
      };
  }
}

/** A value goes in or out of a filter; an empty filter lets everybody through. */
function toggled<T extends string>(values: readonly T[] | undefined, value: T): readonly T[] {
  const chosen = values ?? [];
  return chosen.includes(value) ? chosen.filter((other) => other !== value) : [...chosen, value];
}
