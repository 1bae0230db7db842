import locale from '@salesforce/i18n/locale';
import type { Alert, CoverageAlert } from 'c/presenceAlerts';
import type { ChannelCount } from 'c/presenceStore';
import { fillWords, type Shape } from 'c/presenceFormat';
import { channelLabels } from './labels';

/** Channels that a board has room for. */
const ROOM = 5;

/** One channel: agents online for it, and whether that is enough. The key is of the place. */
export interface BoardChannel {
  readonly key: number;
  readonly channelId: string;
  readonly label: string;
  readonly online: string;
  readonly level: 'covered' | CoverageAlert['level'];
  readonly shape: Shape;
  readonly note: string;
  readonly className: string;
}

export interface BoardChannels {
  readonly shown: readonly BoardChannel[];
  /** What there is no room for, in words. */
  readonly more: string;
}

const urgency = { broken: 0, warning: 1, covered: 2 } as const;
const looks = { broken: 'presence-broken', warning: 'presence-warned', covered: 'presence-online' } as const;
const shapes = { broken: 'octagon', warning: 'triangle', covered: 'disc' } as const;

/** Those that are short first, else as they come. */
export function boardChannels(channels: readonly ChannelCount[], alerts: readonly Alert[]): BoardChannels {
  const worst = worstOf(alerts);
  const ordered = channels
    .map((channel) => ({ channel, alert: worst.get(channel.id) }))
    .sort((a, b) => urgency[a.alert?.level ?? 'covered'] - urgency[b.alert?.level ?? 'covered']);
  const more = ordered.slice(ROOM);
  return {
    shown: ordered.slice(0, ROOM).map(({ channel, alert }, key) => boardChannel(key, channel, alert)),
    more: moreText(more.length, more.filter(({ alert }) => alert?.level === 'broken').length),
  };
}

function worstOf(alerts: readonly Alert[]): ReadonlyMap<string, CoverageAlert> {
  const worst = new Map<string, CoverageAlert>();
  for (const alert of alerts) {
    if (alert.kind !== 'coverage') continue;
    const known = worst.get(alert.channelId);
    if (known === undefined || urgency[alert.level] < urgency[known.level]) worst.set(alert.channelId, alert);
  }
  return worst;
}

function boardChannel(
  key: number,
  { id, label, online }: ChannelCount,
  alert: CoverageAlert | undefined,
): BoardChannel {
  const level = alert?.level ?? 'covered';
  // Whether a channel may be empty no rule says; that it is must not look well.
  const look = alert === undefined && online === 0 ? 'warning' : level;
  const words = level === 'broken' ? channelLabels.short : channelLabels.just;
  return {
    key,
    channelId: id,
    label,
    online: number(online),
    level,
    shape: shapes[look],
    note: alert === undefined ? '' : fillWords(words, number(alert.minimum)),
    className: `channel ${level} ${looks[look]}`,
  };
}

function moreText(count: number, short: number): string {
  if (count === 0) return '';
  return short === 0
    ? fillWords(channelLabels.more, number(count))
    : fillWords(channelLabels.moreShort, number(count), number(short));
}

const number = (value: number): string => value.toLocaleString(locale);
