import type { QueryMethod } from './types.ts';

export type RestRecord = Readonly<Record<string, unknown>>;

/** `Date` is what a day alone would be; a time of the REST API is `2026-05-05T00:00:00.000+0000`. */
const restTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+0000$/;

/** A page as Lightning hands it to a component: no `attributes`, null fields absent, times with `Z`, and the Id of
 * each record and parent, which Apex always selects. `serverTime` in epoch milliseconds. */
export function answer(
  method: QueryMethod,
  serverTime: number,
  records: readonly RestRecord[],
): Record<string, unknown> {
  return { [method.timeField]: serverTime, [method.rowsField]: records.map(lightningRecord) };
}

export function lightningRecord(record: RestRecord): Record<string, unknown> {
  const { attributes, ...fields } = record;
  const id = idOf(attributes);
  const row: Record<string, unknown> = id && !('Id' in fields) ? { Id: id } : {};
  for (const [name, value] of Object.entries(fields)) {
    if (value === null || value === undefined) continue;
    row[name] = lightningValue(value);
  }
  return row;
}

function lightningValue(value: unknown): unknown {
  if (typeof value === 'string') return restTime.test(value) ? value.replace('+0000', 'Z') : value;
  return isRecord(value) ? lightningRecord(value) : value;
}

function idOf(attributes: unknown): string | undefined {
  const url = isRecord(attributes) ? attributes['url'] : undefined;
  return typeof url === 'string' ? /\/sobjects\/\w+\/(\w{15,18})$/.exec(url)?.[1] : undefined;
}

function isRecord(value: unknown): value is RestRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
