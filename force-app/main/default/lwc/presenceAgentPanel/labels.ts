import title from '@salesforce/label/c.Presence_Panel_Title';
import name from '@salesforce/label/c.Presence_Panel_Name';
import close from '@salesforce/label/c.Presence_Panel_Close';
import record from '@salesforce/label/c.Presence_Panel_Record';
import role from '@salesforce/label/c.Presence_Panel_Role';
import manager from '@salesforce/label/c.Presence_Panel_Manager';
import limit from '@salesforce/label/c.Presence_Panel_Limit';
import limitText from '@salesforce/label/c.Presence_Panel_Limit_Text';
import limitOld from '@salesforce/label/c.Presence_Panel_Limit_Old';
import loadUnread from '@salesforce/label/c.Presence_Panel_Load_Unread';
import goneTitle from '@salesforce/label/c.Presence_Panel_Gone_Title';
import goneText from '@salesforce/label/c.Presence_Panel_Gone_Text';

export const labels = { title, name, close, record, limit, loadUnread, goneTitle, goneText };
export const lineLabels = { role, manager };
export const limitLabels = { text: limitText, old: limitOld };
