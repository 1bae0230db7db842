import locale from '@salesforce/i18n/locale';
import type { Alert } from 'c/presenceAlerts';
import { fillWords } from 'c/presenceFormat';
import { spokenLabels } from './labels';
import { alertWords, type AgentOf } from './words';

/** Of more, a screen reader hears how many. */
const NAMED = 3;

/** What of the alerts is new and what is over since somebody was told. */
export interface AlertChanges {
  /** In words, and from then on it has been told; empty where there is nothing to tell. */
  tell(alerts: readonly Alert[], agentOf: AgentOf): string;
  /** Nothing has been told: nothing is known. */
  forget(): void;
}

export function createAlertChanges(): AlertChanges {
  let told: ReadonlySet<string> = new Set();
  return {
    tell(alerts, agentOf) {
      const ids = new Set(alerts.map(({ id }) => id));
      const started = alerts.filter(({ id }) => !told.has(id));
      const cleared = [...told].filter((id) => !ids.has(id)).length;
      told = ids;
      return [startedText(started, agentOf), clearedText(cleared)].filter((text) => text !== '').join(' ');
    },
    forget() {
      told = new Set();
    },
  };
}

function startedText(alerts: readonly Alert[], agentOf: AgentOf): string {
  if (alerts.length === 0) return '';
  const named = alerts.slice(0, NAMED).map((alert) => alertWords(alert, agentOf).spoken);
  const others = alerts.length - named.length;
  const list = named.join('; ');
  const all = others === 0 ? list : fillWords(spokenLabels.more, list, count(others));
  if (alerts.length === 1) return fillWords(spokenLabels.startedOne, all);
  return fillWords(spokenLabels.started, count(alerts.length), all);
}

function clearedText(cleared: number): string {
  if (cleared === 0) return '';
  return cleared === 1 ? spokenLabels.clearedOne : fillWords(spokenLabels.cleared, count(cleared));
}

function count(value: number): string {
  return value.toLocaleString(locale);
}
