import name from '@salesforce/label/c.Presence_Export_Name';
import userId from '@salesforce/label/c.Presence_Export_User_Id';
import kind from '@salesforce/label/c.Presence_Export_Kind';
import status from '@salesforce/label/c.Presence_Export_Status';
import since from '@salesforce/label/c.Presence_Export_Since';
import sinceLocal from '@salesforce/label/c.Presence_Export_Since_Local';
import seconds from '@salesforce/label/c.Presence_Export_Seconds';
import marks from '@salesforce/label/c.Presence_Export_Marks';
import limitSince from '@salesforce/label/c.Presence_Export_Limit_Since';
import openItems from '@salesforce/label/c.Presence_Export_Open_Items';
import openWeight from '@salesforce/label/c.Presence_Export_Open_Weight';
import openAsOf from '@salesforce/label/c.Presence_Export_Open_As_Of';
import capacity from '@salesforce/label/c.Presence_Export_Capacity';
import averageCapacity from '@salesforce/label/c.Presence_Export_Average_Capacity';
import idle from '@salesforce/label/c.Presence_Export_Idle';
import atCapacity from '@salesforce/label/c.Presence_Export_At_Capacity';
import capacityAsOf from '@salesforce/label/c.Presence_Export_Capacity_As_Of';
import title from '@salesforce/label/c.Presence_Export_Title';
import role from '@salesforce/label/c.Presence_Export_Role';
import department from '@salesforce/label/c.Presence_Export_Department';
import manager from '@salesforce/label/c.Presence_Export_Manager';
import rowId from '@salesforce/label/c.Presence_Export_Row_Id';
import readAt from '@salesforce/label/c.Presence_Export_Read_At';
import noRow from '@salesforce/label/c.Presence_Export_No_Row';
import count from '@salesforce/label/c.Presence_Export_Count';
import partial from '@salesforce/label/c.Presence_Export_Partial';
import everybody from '@salesforce/label/c.Presence_Export_Everybody';
import filter from '@salesforce/label/c.Presence_Export_Filter';
import asOf from '@salesforce/label/c.Presence_Export_As_Of';
import asOfBetween from '@salesforce/label/c.Presence_Export_As_Of_Between';
import zone from '@salesforce/label/c.Presence_Export_Zone';
import withoutRow from '@salesforce/label/c.Presence_Export_Without_Row';
import gone from '@salesforce/label/c.Presence_Export_Gone';
import secondRows from '@salesforce/label/c.Presence_Export_Second';
import online from '@salesforce/label/c.Presence_Online';
import busy from '@salesforce/label/c.Presence_Busy';
import offline from '@salesforce/label/c.Presence_Offline';
import bot from '@salesforce/label/c.Presence_Bot';
import suspect from '@salesforce/label/c.Presence_Suspect';
import second from '@salesforce/label/c.Presence_Second_Row';
import type { ExportWords } from 'c/presenceExport';

export const exportWords: ExportWords = {
  columns: {
    name,
    userId,
    kind,
    status,
    since,
    sinceLocal,
    seconds,
    marks,
    limitSince,
    openItems,
    openWeight,
    openAsOf,
    capacity,
    averageCapacity,
    idle,
    atCapacity,
    capacityAsOf,
    title,
    role,
    department,
    manager,
    rowId,
    readAt,
  },
  online,
  busy,
  offline,
  noRow,
  bot,
  suspect,
  second,
  summary: {
    count,
    partial,
    everybody,
    filter,
    asOf,
    asOfBetween,
    zone,
    noRow: withoutRow,
    gone,
    second: secondRows,
  },
};
