import team from '@salesforce/label/c.Presence_Export_Filter_Team';
import suspect from '@salesforce/label/c.Presence_Export_Filter_Suspect';
import bot from '@salesforce/label/c.Presence_Export_Filter_Bot';
import limit from '@salesforce/label/c.Presence_Export_Filter_Limit';
import channel from '@salesforce/label/c.Presence_Export_Filter_Channel';
import group from '@salesforce/label/c.Presence_Export_Filter_Group';
import noGroup from '@salesforce/label/c.Presence_Export_Filter_No_Group';
import search from '@salesforce/label/c.Presence_Export_Filter_Search';
import online from '@salesforce/label/c.Presence_Online';
import busy from '@salesforce/label/c.Presence_Busy';
import offline from '@salesforce/label/c.Presence_Offline';
import { fillWords } from 'c/presenceFormat';
import type { Arrangement, FloorCounts, GroupChoice } from 'c/presenceStore';

const kindWords = { online, busy, offline };
const onlyWords = { suspect, bot, limit };

/** Where the names of what is filtered stand. */
export interface FilterNames {
  readonly counts: Pick<FloorCounts, 'byStatus' | 'channels'>;
  readonly groups: readonly Pick<GroupChoice, 'key' | 'label'>[];
}

/** What of the floor the wall shows, in words; undefined where it shows everybody. An id stands where no name is
 * known. */
export function filterText(arrangement: Arrangement, names: FilterNames): string | undefined {
  const { kinds, statusIds, only, channelIds, groupBy, groupKeys } = arrangement;
  const { byStatus, channels } = names.counts;
  const statuses = statusIds?.map((id) => byStatus.find((each) => each.statusId === id)?.label ?? id);
  const served = channelIds?.map((id) => channels.find((each) => each.id === id)?.label ?? id);
  const wanted = arrangement.search?.trim() ?? '';
  const parts = [
    arrangement.team ? team : '',
    listOf(kinds?.map((kind) => kindWords[kind])),
    listOf(statuses),
    listOf(only?.map((mark) => onlyWords[mark])),
    filled(channel, listOf(served)),
    groupBy === undefined ? '' : filled(group, listOf(groupKeys?.map((key) => groupName(key, names.groups)))),
    filled(search, wanted),
  ].filter(Boolean);
  return parts.length === 0 ? undefined : parts.join(' + ');
}

function groupName(key: string, groups: FilterNames['groups']): string {
  if (key === '') return noGroup;
  const isKind = key === 'online' || key === 'busy' || key === 'offline';
  return groups.find((each) => each.key === key)?.label || (isKind ? kindWords[key] : key);
}

const listOf = (words: readonly string[] | undefined): string => (words ?? []).join(', ');
const filled = (label: string, words: string): string => (words === '' ? '' : fillWords(label, words));
