import read from '@salesforce/apex/PresenceSettings.read';
import pushTopics from '@salesforce/apex/PresenceSettings.pushTopics';
import deliveredEvents from '@salesforce/apex/PresenceSettings.deliveredEvents';
import deliverableEvents from '@salesforce/apex/PresenceSettings.deliverableEvents';
import { ask } from './calls';

/** Of Presence_Setting__mdt; an empty field is absent. */
export interface SettingRecord {
  readonly Feed__c?: string;
  readonly Push_Topic__c?: string;
  readonly Change_Event_Channel__c?: string;
  readonly Poll_Seconds__c?: number;
  readonly Reconcile_Seconds__c?: number;
}

/** What the choice of a feed is made by. Each is one Apex call, but `remainingEvents`, which is two; all reject with
 * GatewayError. */
export interface SettingsGateway {
  /** The setting named Default; undefined where there is none. */
  setting(): Promise<SettingRecord | undefined>;
  /** Whether there is an active PushTopic of this name that the user may read. */
  hasPushTopic(name: string): Promise<boolean>;
  /** Events that the org may still be sent of its rolling 24 hours. */
  remainingEvents(): Promise<number>;
}

export function createApexSettingsGateway(): SettingsGateway {
  return {
    async setting() {
      return (await ask(read())).rows[0];
    },
    async hasPushTopic(name) {
      return (await ask(pushTopics({ name }))).rows.length > 0;
    },
    async remainingEvents() {
      const [most, used] = await Promise.all([ask(deliverableEvents()), ask(deliveredEvents())]);
      return most - used;
    },
  };
}
