import deniedTitle from '@salesforce/label/c.Presence_Denied_Title';
import deniedText from '@salesforce/label/c.Presence_Denied_Text';
import deniedNext from '@salesforce/label/c.Presence_Denied_Next';
import missingSetTitle from '@salesforce/label/c.Presence_Missing_Set_Title';
import missingSetText from '@salesforce/label/c.Presence_Missing_Set_Text';
import missingSetNext from '@salesforce/label/c.Presence_Missing_Set_Next';
import agent from '@salesforce/label/c.Presence_Set_Agent';
import supervisor from '@salesforce/label/c.Presence_Set_Supervisor';

export const labels = {
  deniedTitle,
  deniedText,
  deniedNext,
  missingSetTitle,
  missingSetText,
  missingSetNext,
};

/** The permission sets by what they are called in Setup. */
export const sets = { agent, supervisor };
