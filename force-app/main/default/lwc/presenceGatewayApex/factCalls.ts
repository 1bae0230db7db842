import people from '@salesforce/apex/PresencePeople.people';
import load from '@salesforce/apex/PresencePeople.load';
import statuses from '@salesforce/apex/PresenceCatalog.statuses';
import channels from '@salesforce/apex/PresenceCatalog.channels';
import type { PresenceGateway } from 'c/presenceSync';
import { ask, mapped, plain } from './calls';
import { toStatusCatalog } from './catalog';
import { toAgentWorkLoad } from './groups';

/** What the floor and the watch read alike beside the presence rows: two Apex calls for the catalogue, else one. */
export const factCalls: Pick<PresenceGateway, 'people' | 'load' | 'catalog'> = {
  async people(userIds) {
    return plain(await ask(people({ userIds: [...userIds] })));
  },
  async load(userIds) {
    return mapped(await ask(load({ userIds: [...userIds] })), toAgentWorkLoad);
  },
  async catalog() {
    const [named, served] = await Promise.all([ask(statuses()), ask(channels())]);
    return {
      serverTime: Math.min(named.serverTime, served.serverTime),
      value: toStatusCatalog(named.rows, served.rows),
    };
  },
};
