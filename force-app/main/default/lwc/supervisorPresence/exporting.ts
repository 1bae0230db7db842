import locale from '@salesforce/i18n/locale';
import timeZone from '@salesforce/i18n/timeZone';
import { createWallExport, type ExportState, type WallExport } from 'c/presenceExport';
import { exportWords, filterText } from 'c/presenceExportWords';
import type { PresenceSession } from 'c/presenceSession';

/** Exports what is on the wall, in its order. */
export function exportWall(
  { store, readExportRows }: Pick<PresenceSession, 'store' | 'readExportRows'>,
  partial: () => boolean,
  onChange: (state: ExportState) => void,
): WallExport {
  const groups = store.arrangement().groupBy === undefined ? undefined : store.groups();
  const agents = groups?.flatMap((group) => [...group.agents]) ?? [...store.view()];
  return createWallExport({
    readRows: readExportRows,
    userIds: agents.map(({ userId }) => userId),
    agentOf: (userId) => store.agent(userId),
    counted: () => ({ total: store.counts().total, partial: partial() }),
    filter: filterText(store.arrangement(), { counts: store.counts(), groups: store.groupChoices() }),
    words: exportWords,
    place: { locale, timeZone },
    onChange,
  });
}
