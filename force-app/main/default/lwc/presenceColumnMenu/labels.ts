import columns from '@salesforce/label/c.Presence_Toolbar_Columns';
import up from '@salesforce/label/c.Presence_Toolbar_Column_Up';
import down from '@salesforce/label/c.Presence_Toolbar_Column_Down';
import place from '@salesforce/label/c.Presence_Toolbar_Column_Place';
import reset from '@salesforce/label/c.Presence_Toolbar_Columns_Reset';
import status from '@salesforce/label/c.Presence_Grid_Column_Status';
import since from '@salesforce/label/c.Presence_Grid_Column_Since';
import time from '@salesforce/label/c.Presence_Grid_Column_Time';
import load from '@salesforce/label/c.Presence_Grid_Column_Load';
import title from '@salesforce/label/c.Presence_Grid_Column_Title';
import role from '@salesforce/label/c.Presence_Grid_Column_Role';
import department from '@salesforce/label/c.Presence_Grid_Column_Department';
import manager from '@salesforce/label/c.Presence_Grid_Column_Manager';

export const labels = { columns, up, down, place, reset };
export const columnLabels = {
  status,
  since,
  'time-in-status': time,
  load,
  title,
  role,
  department,
  manager,
};
