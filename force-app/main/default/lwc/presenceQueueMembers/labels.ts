import queue from '@salesforce/label/c.Presence_Queue';
import ofVisible from '@salesforce/label/c.Presence_Queue_Of_Visible';
import incomplete from '@salesforce/label/c.Presence_Queue_Incomplete';
import onlineNow from '@salesforce/label/c.Presence_Queue_Online';
import more from '@salesforce/label/c.Presence_Queue_More';
import nobodyOnline from '@salesforce/label/c.Presence_Queue_Nobody_Online';
import online from '@salesforce/label/c.Presence_Online';
import busy from '@salesforce/label/c.Presence_Busy';
import offline from '@salesforce/label/c.Presence_Offline';

export const labels = { queue, ofVisible, incomplete, onlineNow, more, nobodyOnline };
export const kindLabels = { online, busy, offline };
