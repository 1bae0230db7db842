import type { Answer } from 'c/presenceSync';
import { toGatewayError } from './errors';

/** A page as every method of the query layer answers it. */
export interface ApexPage<Row> {
  readonly serverTime: number;
  readonly rows: readonly Row[];
}

/** The LIMIT of each paged query: a page of this size may have a next one. */
const PAGE_SIZE = 2000;

/** Sorts before every record id, so that a first page needs no query of its own. */
export const BEFORE_EVERY_ID = '000000000000000AAA';

/** Rejects with GatewayError whatever an Apex call rejects with. */
export async function ask<T>(call: Promise<T>): Promise<T> {
  try {
    return await call;
  } catch (reason) {
    throw toGatewayError(reason);
  }
}

/** A Datetime as Apex reads it. */
export function iso(epochMilliseconds: number): string {
  return new Date(epochMilliseconds).toISOString();
}

export function plain<Row>(page: ApexPage<Row>): Answer<readonly Row[]> {
  return { serverTime: page.serverTime, value: page.rows };
}

export function mapped<Row, Item>(page: ApexPage<Row>, item: (row: Row) => Item): Answer<readonly Item[]> {
  return { serverTime: page.serverTime, value: page.rows.map(item) };
}

export function paged<Item, Key>(
  page: ApexPage<unknown>,
  items: readonly Item[],
  keyOf: (last: Item) => Key,
) {
  const last = items.length < PAGE_SIZE ? undefined : items[items.length - 1];
  return {
    serverTime: page.serverTime,
    value: last === undefined ? { items } : { items, next: keyOf(last) },
  };
}
