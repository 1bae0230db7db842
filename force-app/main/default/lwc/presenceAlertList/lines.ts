import locale from '@salesforce/i18n/locale';
import timeZone from '@salesforce/i18n/timeZone';
import type { Alert } from 'c/presenceAlerts';
import { absoluteTime, fillWords, sinceTime, type Place } from 'c/presenceFormat';
import { alertWords, type AgentOf, type AlertWords } from 'c/presenceAlertWords';
import { spanText } from 'c/presenceWords';
import { patterns } from './labels';

const place: Place = { locale, timeZone };

/** What the list shows of one alert. */
export interface Line extends Pick<AlertWords, 'name' | 'text' | 'next' | 'level' | 'levelName' | 'shape'> {
  readonly id: string;
  readonly kind: Alert['kind'];
  /** Of a limit. */
  readonly userId?: string;
  /** Of coverage. */
  readonly channelId?: string;
  readonly since: string;
  readonly sinceIso: string;
  readonly sinceFull: string;
  readonly elapsed: string;
  readonly isNew: boolean;
  readonly acknowledged: 'true' | 'false';
  readonly acknowledgeName: string;
  readonly openTitle: string;
  readonly className: string;
}

/** `now`: server time up to which the alert is known to last, epoch milliseconds. */
export function lineOf(alert: Alert, agentOf: AgentOf, now: number): Line {
  const { name, text, next, level, levelName, shape, since } = alertWords(alert, agentOf);
  const look = level === 'broken' ? 'presence-broken' : 'presence-warned';
  return {
    id: alert.id,
    kind: alert.kind,
    ...(alert.kind === 'limit' ? { userId: alert.userId } : { channelId: alert.channelId }),
    name,
    text,
    next,
    level,
    levelName,
    shape,
    since: fillWords(patterns.since, sinceTime(since, now, place)),
    sinceIso: new Date(since).toISOString(),
    sinceFull: absoluteTime(since, place),
    elapsed: spanText(now - since),
    isNew: !alert.acknowledged,
    acknowledged: alert.acknowledged ? 'true' : 'false',
    acknowledgeName: fillWords(patterns.acknowledgeName, name),
    openTitle: fillWords(patterns.open, name),
    className: alert.acknowledged ? `alert ${look} seen` : `alert ${look}`,
  };
}
