import title from '@salesforce/label/c.Presence_Floor_Title';
import wall from '@salesforce/label/c.Presence_Wall';
import digest from '@salesforce/label/c.Presence_Digest';
import linkCopied from '@salesforce/label/c.Presence_Page_Link_Copied';
import viewSaved from '@salesforce/label/c.Presence_Page_View_Saved';
import viewNotSaved from '@salesforce/label/c.Presence_Page_View_Not_Saved';
import viewRemoved from '@salesforce/label/c.Presence_Page_View_Removed';
import groupsLoading from '@salesforce/label/c.Presence_Page_Groups_Loading';
import groupsIncomplete from '@salesforce/label/c.Presence_Page_Groups_Incomplete';
import groupsFailed from '@salesforce/label/c.Presence_Page_Groups_Failed';
import tryAgain from '@salesforce/label/c.Presence_Try_Again';
import clear from '@salesforce/label/c.Presence_Clear';
import detail from '@salesforce/label/c.Presence_Detail';
import loadingTitle from '@salesforce/label/c.Presence_Loading_Title';
import emptyTitle from '@salesforce/label/c.Presence_Empty_Title';
import emptyText from '@salesforce/label/c.Presence_Empty_Text';
import emptyNext from '@salesforce/label/c.Presence_Empty_Next';
import staleTitle from '@salesforce/label/c.Presence_Stale_Title';
import staleText from '@salesforce/label/c.Presence_Stale_Text';
import staleNext from '@salesforce/label/c.Presence_Stale_Next';
import errorTitle from '@salesforce/label/c.Presence_Error_Title';
import errorOffline from '@salesforce/label/c.Presence_Error_Offline';
import errorLimit from '@salesforce/label/c.Presence_Error_Limit';
import errorOther from '@salesforce/label/c.Presence_Error_Other';
import sessionTitle from '@salesforce/label/c.Presence_Session_Title';
import sessionNext from '@salesforce/label/c.Presence_Session_Next';
import nobodyTitle from '@salesforce/label/c.Presence_Nobody_Title';
import nobodyText from '@salesforce/label/c.Presence_Nobody_Text';

export const labels = { title, wall, digest, tryAgain, clear, detail };
/** What has come of something that the viewer asked for. */
export const doneLabels = {
  linkCopied,
  viewSaved,
  viewNotSaved,
  viewRemoved,
  groupsLoading,
  groupsIncomplete,
  groupsFailed,
};
export const noticeLabels = {
  loadingTitle,
  emptyTitle,
  emptyText,
  emptyNext,
  staleTitle,
  staleText,
  staleNext,
  errorTitle,
  errorOffline,
  errorLimit,
  errorOther,
  sessionTitle,
  sessionNext,
  nobodyTitle,
  nobodyText,
};
