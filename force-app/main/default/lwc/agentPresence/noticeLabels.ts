import thisUser from '@salesforce/label/c.Presence_This_User';
import unseenTitle from '@salesforce/label/c.Presence_Unseen_Title';
import unseenText from '@salesforce/label/c.Presence_Unseen_Text';
import unseenNext from '@salesforce/label/c.Presence_Unseen_Next';
import unlicensedTitle from '@salesforce/label/c.Presence_Unlicensed_Title';
import unlicensedText from '@salesforce/label/c.Presence_Unlicensed_Text';
import unlicensedNext from '@salesforce/label/c.Presence_Unlicensed_Next';
import inactiveTitle from '@salesforce/label/c.Presence_Inactive_Title';
import inactiveText from '@salesforce/label/c.Presence_Inactive_Text';
import inactiveNext from '@salesforce/label/c.Presence_Inactive_Next';
import mineUnseenTitle from '@salesforce/label/c.Presence_Mine_Unseen_Title';
import mineUnseenText from '@salesforce/label/c.Presence_Mine_Unseen_Text';
import mineUnseenNext from '@salesforce/label/c.Presence_Mine_Unseen_Next';
import mineUnlicensedTitle from '@salesforce/label/c.Presence_Mine_Unlicensed_Title';
import mineUnlicensedText from '@salesforce/label/c.Presence_Mine_Unlicensed_Text';
import mineUnlicensedNext from '@salesforce/label/c.Presence_Mine_Unlicensed_Next';
import unknownTitle from '@salesforce/label/c.Presence_Unknown_Title';
import unknownText from '@salesforce/label/c.Presence_Unknown_Text';
import goneTitle from '@salesforce/label/c.Presence_Record_Gone_Title';
import goneText from '@salesforce/label/c.Presence_Record_Gone_Text';
import goneNext from '@salesforce/label/c.Presence_Record_Gone_Next';
import closedTitle from '@salesforce/label/c.Presence_Record_Closed_Title';
import closedText from '@salesforce/label/c.Presence_Record_Closed_Text';
import closedNext from '@salesforce/label/c.Presence_Record_Closed_Next';
import noOwnerTitle from '@salesforce/label/c.Presence_No_Owner_Title';
import noOwnerText from '@salesforce/label/c.Presence_No_Owner_Text';
import noOwnerNext from '@salesforce/label/c.Presence_No_Owner_Next';
import unsupportedTitle from '@salesforce/label/c.Presence_Unsupported_Title';
import unsupportedText from '@salesforce/label/c.Presence_Unsupported_Text';
import unsupportedNext from '@salesforce/label/c.Presence_Unsupported_Next';
import queueEmptyTitle from '@salesforce/label/c.Presence_Queue_Empty_Title';
import queueEmptyText from '@salesforce/label/c.Presence_Queue_Empty_Text';
import queueEmptyNext from '@salesforce/label/c.Presence_Queue_Empty_Next';
import queueUnseenTitle from '@salesforce/label/c.Presence_Queue_Unseen_Title';
import queueUnseenText from '@salesforce/label/c.Presence_Queue_Unseen_Text';
import errorTitle from '@salesforce/label/c.Presence_Card_Error_Title';
import errorOffline from '@salesforce/label/c.Presence_Error_Offline';
import errorLimit from '@salesforce/label/c.Presence_Error_Limit';
import errorOther from '@salesforce/label/c.Presence_Error_Other';
import sessionTitle from '@salesforce/label/c.Presence_Session_Title';
import sessionNext from '@salesforce/label/c.Presence_Session_Next';
import staleTitle from '@salesforce/label/c.Presence_Stale_Title';
import staleText from '@salesforce/label/c.Presence_Stale_Text';
import staleNext from '@salesforce/label/c.Presence_Stale_Next';

export const words = {
  thisUser,
  unseen: { heading: unseenTitle, text: unseenText, next: unseenNext },
  unlicensed: { heading: unlicensedTitle, text: unlicensedText, next: unlicensedNext },
  inactive: { heading: inactiveTitle, text: inactiveText, next: inactiveNext },
  mineUnseen: { heading: mineUnseenTitle, text: mineUnseenText, next: mineUnseenNext },
  mineUnlicensed: { heading: mineUnlicensedTitle, text: mineUnlicensedText, next: mineUnlicensedNext },
  unknown: { heading: unknownTitle, text: unknownText },
  gone: { heading: goneTitle, text: goneText, next: goneNext },
  closed: { heading: closedTitle, text: closedText, next: closedNext },
  'no-owner': { heading: noOwnerTitle, text: noOwnerText, next: noOwnerNext },
  unsupported: { heading: unsupportedTitle, text: unsupportedText, next: unsupportedNext },
  'queue-empty': { heading: queueEmptyTitle, text: queueEmptyText, next: queueEmptyNext },
  'queue-unseen': { heading: queueUnseenTitle, text: queueUnseenText, next: unseenNext },
  session: { heading: sessionTitle, next: sessionNext },
  stale: { heading: staleTitle, text: staleText, next: staleNext },
  error: { heading: errorTitle, offline: errorOffline, limit: errorLimit, other: errorOther },
};
