import search from '@salesforce/label/c.Presence_Search';
import searchHint from '@salesforce/label/c.Presence_Search_Hint';
import sort from '@salesforce/label/c.Presence_Sort';
import timeInStatus from '@salesforce/label/c.Presence_Sort_Time_In_Status';
import name from '@salesforce/label/c.Presence_Sort_Name';
import status from '@salesforce/label/c.Presence_Sort_Status';
import clear from '@salesforce/label/c.Presence_Clear';
import shown from '@salesforce/label/c.Presence_Shown';

export const labels = { search, searchHint, sort, clear, shown };
export const sortLabels = { 'time-in-status': timeInStatus, name, status };
