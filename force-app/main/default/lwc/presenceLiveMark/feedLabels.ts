import pushTopic from '@salesforce/label/c.Presence_Mark_Push_Topic';
import changeEvents from '@salesforce/label/c.Presence_Mark_Change_Events';
import polling from '@salesforce/label/c.Presence_Mark_Polling';
import watching from '@salesforce/label/c.Presence_Mark_Watching';
import fallback from '@salesforce/label/c.Presence_Why_Fallback';
import absent from '@salesforce/label/c.Presence_Feed_Absent';
import absentMore from '@salesforce/label/c.Presence_Feed_Absent_More';
import noTopic from '@salesforce/label/c.Presence_Feed_No_Topic';
import noTopicMore from '@salesforce/label/c.Presence_Feed_No_Topic_More';
import noChannel from '@salesforce/label/c.Presence_Feed_No_Channel';
import noChannelMore from '@salesforce/label/c.Presence_Feed_No_Channel_More';
import forbidden from '@salesforce/label/c.Presence_Feed_Forbidden';
import forbiddenMore from '@salesforce/label/c.Presence_Feed_Forbidden_More';
import allocation from '@salesforce/label/c.Presence_Feed_Allocation';
import allocationMore from '@salesforce/label/c.Presence_Feed_Allocation_More';
import budget from '@salesforce/label/c.Presence_Feed_Budget';
import budgetMore from '@salesforce/label/c.Presence_Feed_Budget_More';
import session from '@salesforce/label/c.Presence_Feed_Session';
import sessionMore from '@salesforce/label/c.Presence_Feed_Session_More';
import reconnected from '@salesforce/label/c.Presence_Feed_Reconnected';
import reconnectedMore from '@salesforce/label/c.Presence_Feed_Reconnected_More';
import replay from '@salesforce/label/c.Presence_Feed_Replay';
import replayMore from '@salesforce/label/c.Presence_Feed_Replay_More';
import error from '@salesforce/label/c.Presence_Feed_Error';
import errorMore from '@salesforce/label/c.Presence_Feed_Error_More';
import demoted from '@salesforce/label/c.Presence_Feed_Demoted';
import demotedMore from '@salesforce/label/c.Presence_Feed_Demoted_More';
import type { MarkStatus } from './liveState';

interface EndWords {
  /** In few words. */
  readonly why: string;
  /** What that means, and who can do what. */
  readonly more: string;
}

/** Why the feed of the settings is not in use. */
export const endLabels: Readonly<Record<NonNullable<MarkStatus['feedEnd']>, EndWords>> = {
  absent: { why: absent, more: absentMore },
  'no-topic': { why: noTopic, more: noTopicMore },
  'no-channel': { why: noChannel, more: noChannelMore },
  forbidden: { why: forbidden, more: forbiddenMore },
  allocation: { why: allocation, more: allocationMore },
  budget: { why: budget, more: budgetMore },
  session: { why: session, more: sessionMore },
  reconnected: { why: reconnected, more: reconnectedMore },
  replay: { why: replay, more: replayMore },
  error: { why: error, more: errorMore },
  demoted: { why: demoted, more: demotedMore },
};

/** How changes come; the last two have a place for the seconds between two polls. */
export const feedLabels = { 'push-topic': pushTopic, 'change-events': changeEvents, polling, watching };

/** Polling, with places for the seconds and for why. */
export const fallbackLabel = fallback;
