import heading from '@salesforce/label/c.Presence_Alert_Problems';
import headingOne from '@salesforce/label/c.Presence_Alert_Problems_One';
import next from '@salesforce/label/c.Presence_Alert_Problems_Next';
import place from '@salesforce/label/c.Presence_Alert_Problem_Place';
import more from '@salesforce/label/c.Presence_Alert_More';
import status from '@salesforce/label/c.Presence_Alert_Problem_Status';
import channel from '@salesforce/label/c.Presence_Alert_Problem_Channel';
import positive from '@salesforce/label/c.Presence_Alert_Problem_Positive';
import time from '@salesforce/label/c.Presence_Alert_Problem_Time';
import days from '@salesforce/label/c.Presence_Alert_Problem_Days';
import zone from '@salesforce/label/c.Presence_Alert_Problem_Zone';
import type { RuleProblem } from 'c/presenceAlerts';

export const labels = { heading, headingOne, next, place, more };
export const whyLabels: Readonly<Record<RuleProblem['why'], string>> = {
  'no-such-status': status,
  'no-such-channel': channel,
  'not-positive': positive,
  'not-a-time': time,
  'not-days': days,
  'no-such-zone': zone,
};
