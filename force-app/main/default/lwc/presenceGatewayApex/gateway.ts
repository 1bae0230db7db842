import liveRows from '@salesforce/apex/PresenceFloor.liveRows';
import changedRows from '@salesforce/apex/PresenceFloor.changedRows';
import rowsById from '@salesforce/apex/PresenceFloor.rowsById';
import olderCurrentRows from '@salesforce/apex/PresenceFloor.olderCurrentRows';
import roster from '@salesforce/apex/PresenceFloor.roster';
import people from '@salesforce/apex/PresencePeople.people';
import load from '@salesforce/apex/PresencePeople.load';
import statuses from '@salesforce/apex/PresenceCatalog.statuses';
import channels from '@salesforce/apex/PresenceCatalog.channels';
import type { Answer, PresenceGateway } from 'c/presenceSync';
import { toStatusCatalog } from './catalog';
import { toGatewayError } from './errors';
import { toAgentWorkLoad, toRosterEntry } from './groups';

/** The LIMIT of each paged query in PresenceFloor: a page of this size may have a next one. */
const PAGE_SIZE = 2000;

/** Sorts before every record id, so that a first page needs no query of its own. */
const BEFORE_EVERY_ID = '000000000000000AAA';

interface ApexPage<Row> {
  readonly serverTime: number;
  readonly rows: readonly Row[];
}

/** The query layer behind the port: one Apex call a method, two for the catalogue. */
export function createApexGateway(): PresenceGateway {
  return {
    async liveRows(createdSince, afterId = BEFORE_EVERY_ID) {
      const page = await ask(liveRows({ createdSince: iso(createdSince), afterId }));
      return paged(page, page.rows, (row) => row.Id);
    },
    async changedRows({ modifiedAt, id = BEFORE_EVERY_ID }) {
      const page = await ask(changedRows({ modifiedSince: iso(modifiedAt), afterId: id }));
      return paged(page, page.rows, (row) => ({ modifiedAt: Date.parse(row.SystemModstamp), id: row.Id }));
    },
    async rowsById(ids) {
      return plain(await ask(rowsById({ ids: [...ids] })));
    },
    async olderCurrentRows(createdBefore) {
      return plain(await ask(olderCurrentRows({ createdBefore: iso(createdBefore) })));
    },
    async roster(endedSince, afterUserId = BEFORE_EVERY_ID) {
      const page = await ask(roster({ endedSince: iso(endedSince), afterUserId }));
      return paged(page, page.rows.map(toRosterEntry), (entry) => entry.userId);
    },
    async people(userIds) {
      return plain(await ask(people({ userIds: [...userIds] })));
    },
    async load(userIds) {
      const page = await ask(load({ userIds: [...userIds] }));
      return { serverTime: page.serverTime, value: page.rows.map(toAgentWorkLoad) };
    },
    async catalog() {
      const [named, served] = await Promise.all([ask(statuses()), ask(channels())]);
      return {
        serverTime: Math.min(named.serverTime, served.serverTime),
        value: toStatusCatalog(named.rows, served.rows),
      };
    },
  };
}

async function ask<T>(call: Promise<T>): Promise<T> {
  try {
    return await call;
  } catch (reason) {
    throw toGatewayError(reason);
  }
}

function iso(epochMilliseconds: number): string {
  return new Date(epochMilliseconds).toISOString();
}

function plain<Row>(page: ApexPage<Row>): Answer<readonly Row[]> {
  return { serverTime: page.serverTime, value: page.rows };
}

function paged<Item, Key>(page: ApexPage<unknown>, items: readonly Item[], keyOf: (last: Item) => Key) {
  const last = items.length < PAGE_SIZE ? undefined : items[items.length - 1];
  return {
    serverTime: page.serverTime,
    value: last === undefined ? { items } : { items, next: keyOf(last) },
  };
}
