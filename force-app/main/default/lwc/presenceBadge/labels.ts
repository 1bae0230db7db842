import suspect from '@salesforce/label/c.Presence_Suspect';
import staleText from '@salesforce/label/c.Presence_Badge_Stale_Text';
import loading from '@salesforce/label/c.Presence_Live_Loading';
import loadingName from '@salesforce/label/c.Presence_Card_Loading';
import unseen from '@salesforce/label/c.Presence_Badge_Unseen';
import unseenName from '@salesforce/label/c.Presence_Badge_Unseen_Name';
import unknown from '@salesforce/label/c.Presence_Unknown_Title';
import unknownName from '@salesforce/label/c.Presence_Unknown_Text';
import denied from '@salesforce/label/c.Presence_Live_Denied';
import failed from '@salesforce/label/c.Presence_Live_Not_Loaded';
import failedName from '@salesforce/label/c.Presence_Card_Error_Title';

export const labels = {
  suspect,
  staleText,
  loading,
  loadingName,
  unseen,
  unseenName,
  unknown,
  unknownName,
  denied,
  failed,
  failedName,
};
