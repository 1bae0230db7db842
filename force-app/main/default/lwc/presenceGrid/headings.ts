import locale from '@salesforce/i18n/locale';
import { groupLabels, kindLabels } from './labels';
import type { WallGroup } from './wallView';

export interface GroupHeading {
  readonly key: string;
  readonly name: string;
  /** How many agents the group has. */
  readonly total: string;
  /** By kind, those that are none left out. */
  readonly totals: readonly GroupTotal[];
  readonly expanded: 'true' | 'false';
}

export interface GroupTotal {
  readonly kind: string;
  readonly label: string;
  readonly count: string;
  readonly className: string;
}

const countedKinds = ['online', 'busy', 'offline', 'suspect', 'bot'] as const;

export function headingOf(group: WallGroup, collapsed: boolean): GroupHeading {
  const { key, agents, counts } = group;
  return {
    key,
    name: nameOf(group),
    total: agents.length.toLocaleString(locale),
    totals: countedKinds
      .filter((kind) => counts[kind] > 0)
      .map((kind) => ({
        kind,
        label: kindLabels[kind],
        count: counts[kind].toLocaleString(locale),
        className: `total presence-${kind}`,
      })),
    expanded: collapsed ? 'false' : 'true',
  };
}

/** Kinds come by key alone; of those who are in no group neither is there. */
function nameOf({ key, label }: WallGroup): string {
  if (label !== '') return label;
  if (key === '') return groupLabels.none;
  return isKind(key) ? kindLabels[key] : groupLabels.unnamed;
}

function isKind(key: string): key is keyof typeof kindLabels {
  return Object.hasOwn(kindLabels, key);
}
