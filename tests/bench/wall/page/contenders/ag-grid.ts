import type { Agent } from 'c/presenceModel';
import {
  ClientSideRowModelApiModule,
  ClientSideRowModelModule,
  createGrid,
  ModuleRegistry,
  RenderApiModule,
  themeQuartz,
} from 'ag-grid-community';
import type { Contender } from '../contender';
import { columns, factOf, rowHeight } from '../facts';

ModuleRegistry.registerModules([ClientSideRowModelModule, ClientSideRowModelApiModule, RenderApiModule]);

/** As its documents advise for data that changes fast: rows by id, transactions, sorting of what has changed alone,
 * and texts made for the cells in view. It keeps and sorts its own rows: Community cannot be given somebody else's
 * order of rows without loading them in blocks. */
export const contender: Contender = {
  mount(place, floor) {
    const { store } = floor;
    const box = document.createElement('div');
    box.style.height = '800px';
    place.append(box);
    const grid = createGrid<Agent>(box, {
      theme: themeQuartz,
      rowHeight,
      headerHeight: rowHeight,
      animateRows: false,
      deltaSort: true,
      suppressCellFocus: true,
      getRowId: ({ data }) => data.userId,
      rowData: [...store.view()],
      columnDefs: columns.map(({ field, label, width }) => ({
        colId: field,
        headerName: label,
        width,
        sortable: true,
        // Sorted as a number, shown as a text.
        ...(field === 'since' && { sort: 'asc' as const, sortIndex: 0 }),
        valueGetter: ({ data }) => (field === 'since' ? data?.since : data && factOf(data, field, floor.now)),
        valueFormatter: ({ data }) => (data ? factOf(data, field, floor.now) : ''),
      })),
    });
    const agentsOf = (ids: ReadonlySet<string>): Agent[] =>
      [...ids].flatMap((userId) => store.agent(userId) ?? []);
    const end = store.subscribe(({ changed, entered, left }) => {
      grid.applyTransaction({
        update: agentsOf(changed),
        add: agentsOf(entered),
        remove: [...left].map((userId) => ({ userId }) as Agent),
      });
    });
    return {
      tick: () => grid.refreshCells({ columns: ['elapsed'], force: true }),
      rows: () => box.querySelectorAll<HTMLElement>('.ag-row'),
      top: () => box.querySelector('.ag-row[row-index="0"]'),
      scroller: () => box.querySelector<HTMLElement>('.ag-body-viewport, .ag-grid-viewport') ?? box,
      drawsAtLeast: Math.floor((800 - rowHeight) / rowHeight) - 1,
      unmount() {
        end();
        grid.destroy();
        box.remove();
      },
    };
  },
};
