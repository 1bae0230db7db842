import { columnKeys } from 'c/presenceExport';
import { exportWords, filterText } from 'c/presenceExportWords';

const names = {
  counts: {
    byStatus: [{ statusId: '0N51', label: 'Lunch', kind: 'busy', count: 2 }],
    channels: [{ id: '0N91', label: 'Voice', online: 3 }],
  },
  groups: [
    { key: '00E1', label: 'Tier 1' },
    { key: 'busy', label: '' },
  ],
} as const;
const sort = 'name' as const;

it('is nothing where the wall shows everybody', () => {
  expect(filterText({ sort }, names)).toBeUndefined();
  expect(filterText({ sort, search: ' ', kinds: [], statusIds: [], groupBy: 'role' }, names)).toBeUndefined();
});

it('names everything that is filtered', () => {
  const arrangement = {
    sort,
    team: true,
    kinds: ['online', 'busy'],
    statusIds: ['0N51'],
    only: ['limit', 'bot', 'suspect'],
    channelIds: ['0N91'],
    groupBy: 'role',
    groupKeys: ['00E1', ''],
    search: 'ada ',
  } as const;
  expect(filterText(arrangement, names)).toBe(
    'my team + Online, Busy + Lunch + limit broken, bots, suspect rows + online for Voice + groups Tier 1, none + search “ada”',
  );
});

it('has a word for the groups that are kinds, and says the id of what has no name any more', () => {
  expect(filterText({ sort, groupBy: 'kind', groupKeys: ['busy', 'bot'] }, names)).toBe('groups Busy, bot');
  expect(filterText({ sort, statusIds: ['0N52'], channelIds: ['0N92'] }, names)).toBe(
    '0N52 + online for 0N92',
  );
});

it('takes groups for no filter where nothing is grouped', () => {
  expect(filterText({ sort, groupKeys: ['00E1'] }, names)).toBeUndefined();
});

it('has a heading for each column, each one once', () => {
  const headings = columnKeys.map((key) => exportWords.columns[key]);
  expect(headings.every(Boolean)).toBe(true);
  expect(new Set(headings).size).toBe(columnKeys.length);
});
