import title from '@salesforce/label/c.Presence_Alert_Title';
import count from '@salesforce/label/c.Presence_Alert_Count';
import none from '@salesforce/label/c.Presence_Alert_None';
import onlyHere from '@salesforce/label/c.Presence_Alert_Only_Here';
import open from '@salesforce/label/c.Presence_Alert_Open';
import acknowledge from '@salesforce/label/c.Presence_Alert_Acknowledge';
import acknowledgeName from '@salesforce/label/c.Presence_Alert_Acknowledge_Name';
import acknowledged from '@salesforce/label/c.Presence_Alert_Acknowledged';
import all from '@salesforce/label/c.Presence_Alert_All';
import fold from '@salesforce/label/c.Presence_Alert_Fold';
import more from '@salesforce/label/c.Presence_Alert_More';
import asOf from '@salesforce/label/c.Presence_Header_As_Of';
import since from '@salesforce/label/c.Presence_Card_Since';

export const labels = { title, none, onlyHere, acknowledge, acknowledged, all, fold };
export const patterns = { count, open, acknowledgeName, more, asOf, since };
