import my from '@salesforce/label/c.Presence_My_Title';
import owner from '@salesforce/label/c.Presence_Owner_Title';
import user from '@salesforce/label/c.Presence_User_Title';
import loading from '@salesforce/label/c.Presence_Card_Loading';
import tryAgain from '@salesforce/label/c.Presence_Try_Again';
import detail from '@salesforce/label/c.Presence_Detail';
import lastOne from '@salesforce/label/c.Presence_Last_One';
import lastOneNext from '@salesforce/label/c.Presence_Last_One_Next';
import supervisorView from '@salesforce/label/c.Presence_Supervisor_View';
import supervisorViewNote from '@salesforce/label/c.Presence_Supervisor_View_Note';

export const labels = { loading, tryAgain, detail, lastOne, lastOneNext, supervisorView, supervisorViewNote };
export const titles = { me: my, owner, user };
