import liveRows from '@salesforce/apex/PresenceFloor.liveRows';
import changedRows from '@salesforce/apex/PresenceFloor.changedRows';
import rowsById from '@salesforce/apex/PresenceFloor.rowsById';
import olderCurrentRows from '@salesforce/apex/PresenceFloor.olderCurrentRows';
import roster from '@salesforce/apex/PresenceFloor.roster';
import type { PresenceGateway } from 'c/presenceSync';
import { ask, BEFORE_EVERY_ID, iso, paged, plain } from './calls';
import { factCalls } from './factCalls';
import { toRosterEntry } from './groups';

/** The query layer behind the port: one Apex call a method, two for the catalogue. */
export function createApexGateway(): PresenceGateway {
  return {
    ...factCalls,
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
  };
}
