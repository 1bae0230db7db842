import type { Agent } from 'c/presenceModel';
import { VanillaForceGridBundle } from '@slickgrid-universal/vanilla-force-bundle';
import css from '@slickgrid-universal/common/dist/styles/css/slickgrid-theme-salesforce.lite.css';
import type { Contender } from '../contender';
import { columns, elapsedColumn, factOf, rowHeight } from '../facts';

/** Its Salesforce bundle with that bundle's settings, but with the store's own order as its rows, which spares it a
 * sort of everybody at each change. */
export const contender: Contender = {
  mount(place, floor) {
    const { store } = floor;
    const style = document.createElement('style');
    style.textContent = css;
    const box = document.createElement('div');
    const inner = document.createElement('div');
    box.append(inner);
    place.append(style, box);
    let view = store.view();
    const bundle = new VanillaForceGridBundle(
      inner,
      columns.map(({ field, label, width }) => ({
        id: field,
        name: label,
        field,
        width,
        formatter: (_row: number, _cell: number, _value: unknown, _column: unknown, agent: Agent) =>
          factOf(agent, field, floor.now),
      })),
      {
        useSalesforceDefaultGridOptions: true,
        rowHeight,
        headerRowHeight: rowHeight,
        gridHeight: 800,
        gridWidth: 1240,
        enableAutoResize: false,
        enableAutoSizeColumns: false,
        autoFixResizeWhenBrokenStyleDetected: false,
        enableEmptyDataWarningMessage: false,
        enableFiltering: false,
        enableSorting: false,
        enableGridMenu: false,
        enableColumnPicker: false,
        enableContextMenu: false,
        enableHeaderMenu: false,
      },
      [],
    );
    const grid = bundle.slickGrid;
    grid.setData({ getLength: () => view.length, getItem: (index: number) => view.at(index) }, true);
    grid.invalidate();

    function draw(): void {
      const before = view;
      view = store.view();
      const { top, bottom } = grid.getRenderedRange();
      const rows: number[] = [];
      for (let row = top; row <= bottom; row += 1) if (view.at(row) !== before.at(row)) rows.push(row);
      if (view.length !== before.length) grid.updateRowCount();
      grid.invalidateRows(rows);
      grid.render();
    }

    const end = store.subscribe(draw);
    return {
      tick() {
        const { top, bottom } = grid.getRenderedRange();
        for (let row = top; row <= bottom; row += 1) grid.updateCell(row, elapsedColumn);
      },
      rows: () => inner.querySelectorAll<HTMLElement>('.slick-row'),
      top: () => inner.querySelector('.slick-row'),
      scroller: () => grid.getViewportNode() ?? inner,
      drawsAtLeast: Math.floor(800 / rowHeight) - 2,
      unmount() {
        end();
        bundle.dispose();
        style.remove();
        box.remove();
      },
    };
  },
};
