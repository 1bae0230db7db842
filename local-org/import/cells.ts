import { to18 } from '../schema/ids.ts';
import type { SqlValue } from '../database/statements.ts';

export type CellKind = 'id' | 'text' | 'boolean' | 'count' | 'amount' | 'time';

/** Why a cell cannot be used. */
export interface Refusal {
  readonly why: string;
}

export const isRefusal = (value: SqlValue | Refusal): value is Refusal =>
  typeof value === 'object' && value !== null;

/** A cell as the org keeps it: null when empty, times as epoch milliseconds, booleans as 0 or 1, ids of 18. */
export function readCell(kind: CellKind, text: string): SqlValue | Refusal {
  if (text === '') return null;
  return readers[kind](text);
}

const readers: Readonly<Record<CellKind, (text: string) => SqlValue | Refusal>> = {
  id: readId,
  text: (text) => text,
  boolean: readBoolean,
  count: (text) =>
    /^\d{1,9}$/.test(text) ? Number(text) : { why: `${shown(text)} is no whole number of at most 9 digits` },
  amount: (text) =>
    /^\d+(\.\d+)?(E-?\d+)?$/i.test(text) ? Number(text) : { why: `${shown(text)} is no number` },
  time: readTime,
};

function readId(text: string): string | Refusal {
  const id = /^[0-9A-Za-z]{15}([A-Z0-5]{3})?$/.test(text) ? to18(text.slice(0, 15)) : undefined;
  if (id === undefined) return { why: `${shown(text)} is no id of 15 or 18 letters and digits` };
  if (text.length === 18 && text !== id) {
    return { why: `${shown(text)} is no id: its last three characters do not fit the others` };
  }
  return id;
}

function readBoolean(text: string): number | Refusal {
  if (text === 'true' || text === 'TRUE') return 1;
  if (text === 'false' || text === 'FALSE') return 0;
  return { why: `${shown(text)} is neither true nor false` };
}

const clockTime = /^T([01]\d|2[0-3]):([0-5]\d):([0-5]\d)(?:\.(\d{3}))?(?:Z|([+-])(\d\d):?(\d\d))$/;

/** With a zone, as REST (`+0000`) and Bulk API (`Z`) write it: one without would mean another time on every laptop. */
function readTime(text: string): number | Refusal {
  const parts = clockTime.exec(text.slice(10));
  const day = dayOf(text.slice(0, 10));
  if (!parts || day === undefined) {
    return { why: `${shown(text)} is no time that exists, written as 2026-05-05T09:00:00.000+0000` };
  }
  const [, hour, minute, second, milliseconds, sign, aheadHours, aheadMinutes] = parts;
  const ahead = aheadHours === undefined ? 0 : Number(aheadHours) * 60 + Number(aheadMinutes);
  const minutes = Number(hour) * 60 + Number(minute) + (sign === '-' ? ahead : -ahead);
  return day + (minutes * 60 + Number(second)) * 1000 + Number(milliseconds ?? 0);
}

/** A million rows lie on few days. */
const days = new Map<string, number | undefined>();
const mostDays = 20_000;

function dayOf(text: string): number | undefined {
  if (days.has(text)) return days.get(text);
  const time = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(text) : Number.NaN;
  // Date.parse takes 30 February for 2 March.
  const exists = !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
  const day = exists ? time : undefined;
  if (days.size < mostDays) days.set(text, day);
  return day;
}

const longest = 60;

/** One line, whatever the cell holds. */
export function shown(text: string): string {
  return JSON.stringify(text.length > longest ? `${text.slice(0, longest)}…` : text);
}
