import locale from '@salesforce/i18n/locale';
import type { FloorCounts } from 'c/presenceStore';
import { fillWords, type Shape } from 'c/presenceFormat';
import { headLabels, kindLabels } from './labels';

/** A number in large. */
export interface Tile {
  readonly key: 'online' | 'busy' | 'offline' | 'limit';
  readonly label: string;
  readonly number: string;
  /** Of number and label, as a style: the longer, the smaller. */
  readonly lengths: string;
  readonly shape: Shape;
  readonly className: string;
}

const shapes = { online: 'disc', busy: 'square', offline: 'ring', limit: 'octagon' } as const;

/** Broken limits have a place where there are any: not every org sets some. */
export function tilesOf(counts: FloorCounts): readonly Tile[] {
  const keys: readonly Tile['key'][] = [
    'online',
    'busy',
    'offline',
    ...(counts.limit > 0 ? ['limit' as const] : []),
  ];
  return keys.map((key) => {
    const number = text(counts[key]);
    const label = kindLabels[key];
    const look = key === 'limit' ? 'presence-broken' : `presence-${key}`;
    return {
      key,
      label,
      number,
      lengths: `--digits: ${number.length}; --letters: ${label.length}`,
      shape: shapes[key],
      className: `tile ${look}`,
    };
  });
}

/** Of how many agents the board speaks, and whom it counts nowhere. */
export function floorText({ total, suspect, bot }: FloorCounts, partial: boolean): string {
  return [
    fillWords(partial ? headLabels.partial : headLabels.ofVisible, text(total)),
    suspect > 0 ? fillWords(headLabels.suspect, text(suspect)) : '',
    bot > 0 ? fillWords(headLabels.bots, text(bot)) : '',
  ]
    .filter(Boolean)
    .join(' · ');
}

const text = (value: number): string => value.toLocaleString(locale);
