import type { LimitAlert } from 'c/presenceAlerts';
import type { Agent } from 'c/presenceModel';
import { fillWords } from 'c/presenceFormat';
import { clockText, spanText } from 'c/presenceWords';
import { limitLabels, lineLabels } from './labels';

export interface Line {
  readonly key: 'role' | 'manager';
  readonly label: string;
  readonly value: string;
}

/** Where the agent belongs, as far as the card above does not say it already. */
export function linesOf({ person }: Agent): readonly Line[] {
  if (person === undefined) return [];
  const role = person.title === undefined ? undefined : person.roleName;
  const found = { role, manager: person.managerName };
  return (['role', 'manager'] as const).flatMap((key) => {
    const value = found[key];
    return value === undefined || value === '' ? [] : [{ key, label: lineLabels[key], value }];
  });
}

/** How long the status may last, and since when and by how much it is over. Of old data not by how much: nobody knows
 * whether it still lasts. */
export function limitText({ start, brokenAt }: LimitAlert, now: number, checkedAt?: number): string {
  const most = spanText(brokenAt - start);
  const since = clockText(brokenAt);
  return checkedAt === undefined
    ? fillWords(limitLabels.text, most, since, spanText(now - brokenAt))
    : fillWords(limitLabels.old, most, since);
}
