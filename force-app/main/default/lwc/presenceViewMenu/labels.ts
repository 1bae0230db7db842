import title from '@salesforce/label/c.Presence_View_Title';
import name from '@salesforce/label/c.Presence_View_Name';
import save from '@salesforce/label/c.Presence_View_Save';
import replace from '@salesforce/label/c.Presence_View_Replace';
import hint from '@salesforce/label/c.Presence_View_Hint';
import none from '@salesforce/label/c.Presence_View_None';
import remove from '@salesforce/label/c.Presence_View_Delete';
import ask from '@salesforce/label/c.Presence_View_Ask';
import yes from '@salesforce/label/c.Presence_View_Yes';
import no from '@salesforce/label/c.Presence_View_No';
import full from '@salesforce/label/c.Presence_View_Full';

export const labels = { title, name, save, replace, hint, none, remove, ask, yes, no, full };
