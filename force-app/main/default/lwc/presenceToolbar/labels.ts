import search from '@salesforce/label/c.Presence_Search';
import searchHint from '@salesforce/label/c.Presence_Search_Hint';
import sort from '@salesforce/label/c.Presence_Sort';
import timeInStatus from '@salesforce/label/c.Presence_Sort_Time_In_Status';
import name from '@salesforce/label/c.Presence_Sort_Name';
import status from '@salesforce/label/c.Presence_Sort_Status';
import load from '@salesforce/label/c.Presence_Grid_Column_Load';
import lastChange from '@salesforce/label/c.Presence_Toolbar_Last_Change';
import clear from '@salesforce/label/c.Presence_Clear';
import shown from '@salesforce/label/c.Presence_Shown';
import team from '@salesforce/label/c.Presence_Toolbar_Team';
import group from '@salesforce/label/c.Presence_Toolbar_Group';
import ungrouped from '@salesforce/label/c.Presence_Toolbar_Ungrouped';
import kind from '@salesforce/label/c.Presence_Toolbar_Kind';
import role from '@salesforce/label/c.Presence_Grid_Column_Role';
import manager from '@salesforce/label/c.Presence_Grid_Column_Manager';
import department from '@salesforce/label/c.Presence_Grid_Column_Department';
import publicGroup from '@salesforce/label/c.Presence_Toolbar_Public_Group';
import density from '@salesforce/label/c.Presence_Toolbar_Density';
import cards from '@salesforce/label/c.Presence_Toolbar_Cards';
import rows from '@salesforce/label/c.Presence_Toolbar_Rows';
import copyLink from '@salesforce/label/c.Presence_Toolbar_Copy_Link';
import exportWall from '@salesforce/label/c.Presence_Toolbar_Export';
import wallboard from '@salesforce/label/c.Presence_Toolbar_Wallboard';
import help from '@salesforce/label/c.Presence_Toolbar_Help';

export const labels = { search, searchHint, sort, clear, shown, team, group, density };
export const sortLabels = { 'time-in-status': timeInStatus, name, status, load, 'last-change': lastChange };
export const groupLabels = {
  '': ungrouped,
  kind,
  status,
  role,
  manager,
  department,
  'public-group': publicGroup,
};
export const densityLabels = { cards, rows };
export const actionLabels = { copylink: copyLink, exportwall: exportWall, wallboard, help };
