import bots from '@salesforce/label/c.Presence_Bots';
import busy from '@salesforce/label/c.Presence_Busy';
import changing from '@salesforce/label/c.Presence_Changing';
import department from '@salesforce/label/c.Presence_Grid_Column_Department';
import load from '@salesforce/label/c.Presence_Grid_Column_Load';
import manager from '@salesforce/label/c.Presence_Grid_Column_Manager';
import name from '@salesforce/label/c.Presence_Grid_Column_Name';
import role from '@salesforce/label/c.Presence_Grid_Column_Role';
import since from '@salesforce/label/c.Presence_Grid_Column_Since';
import status from '@salesforce/label/c.Presence_Grid_Column_Status';
import time from '@salesforce/label/c.Presence_Grid_Column_Time';
import title from '@salesforce/label/c.Presence_Grid_Column_Title';
import none from '@salesforce/label/c.Presence_Grid_Group_None';
import moved from '@salesforce/label/c.Presence_Grid_Moved';
import movedTitle from '@salesforce/label/c.Presence_Grid_Moved_Title';
import offline from '@salesforce/label/c.Presence_Offline';
import online from '@salesforce/label/c.Presence_Online';
import unnamed from '@salesforce/label/c.Presence_Status_Unnamed';
import suspect from '@salesforce/label/c.Presence_Suspect';

export const kindLabels = { online, busy, offline, changing, suspect, bot: bots };
export const groupLabels = { none, unnamed };
export const movedLabels = { moved, title: movedTitle };
export const columnLabels = {
  name,
  status,
  since,
  'time-in-status': time,
  load,
  title,
  role,
  department,
  manager,
};
