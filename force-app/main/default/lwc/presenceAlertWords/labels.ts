import limitText from '@salesforce/label/c.Presence_Alert_Limit_Text';
import limitOther from '@salesforce/label/c.Presence_Alert_Limit_Other';
import limitNext from '@salesforce/label/c.Presence_Alert_Limit_Next';
import brokenText from '@salesforce/label/c.Presence_Alert_Broken_Text';
import brokenNext from '@salesforce/label/c.Presence_Alert_Broken_Next';
import warningText from '@salesforce/label/c.Presence_Alert_Warning_Text';
import warningNext from '@salesforce/label/c.Presence_Alert_Warning_Next';
import broken from '@salesforce/label/c.Presence_Alert_Broken';
import warning from '@salesforce/label/c.Presence_Alert_Warning';
import somebody from '@salesforce/label/c.Presence_Alert_Somebody';
import spokenNew from '@salesforce/label/c.Presence_Alert_Spoken_New';
import spokenOne from '@salesforce/label/c.Presence_Alert_Spoken_One';
import spokenMore from '@salesforce/label/c.Presence_Alert_Spoken_More';
import spokenCleared from '@salesforce/label/c.Presence_Alert_Spoken_Cleared';
import spokenClearedOne from '@salesforce/label/c.Presence_Alert_Spoken_Cleared_One';
import spokenLimit from '@salesforce/label/c.Presence_Alert_Spoken_Limit';
import spokenCoverage from '@salesforce/label/c.Presence_Alert_Spoken_Coverage';

export const labels = {
  limitText,
  limitOther,
  limitNext,
  brokenText,
  brokenNext,
  warningText,
  warningNext,
  somebody,
};
export const levelLabels = { broken, warning };
export const spokenLabels = {
  more: spokenMore,
  started: spokenNew,
  startedOne: spokenOne,
  cleared: spokenCleared,
  clearedOne: spokenClearedOne,
  limit: spokenLimit,
  coverage: spokenCoverage,
};
