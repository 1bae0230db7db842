/** What the bench uses of its peers, which are installed for it alone. */
declare module '@tanstack/virtual-core' {
  export interface VirtualItem {
    readonly index: number;
    readonly start: number;
  }
  export interface VirtualizerOptions {
    count: number;
    getScrollElement(): Element | null;
    estimateSize(index: number): number;
    overscan: number;
    scrollToFn: unknown;
    observeElementRect: unknown;
    observeElementOffset: unknown;
    onChange(): void;
  }
  export class Virtualizer {
    constructor(options: VirtualizerOptions);
    getVirtualItems(): readonly VirtualItem[];
    _didMount(): () => void;
    _willUpdate(): void;
  }
  export const elementScroll: unknown;
  export const observeElementRect: unknown;
  export const observeElementOffset: unknown;
}

declare module 'ag-grid-community' {
  interface CellOf<T> {
    readonly data: T | undefined;
  }
  export interface ColumnDefinition<T> {
    colId: string;
    headerName: string;
    width: number;
    sortable: boolean;
    sort?: 'asc' | 'desc';
    sortIndex?: number;
    valueGetter(cell: CellOf<T>): unknown;
    valueFormatter(cell: CellOf<T>): string;
  }
  export interface GridOptions<T> {
    theme: unknown;
    rowHeight: number;
    headerHeight: number;
    animateRows: boolean;
    deltaSort: boolean;
    suppressCellFocus: boolean;
    getRowId(row: { readonly data: T }): string;
    rowData: T[];
    columnDefs: ColumnDefinition<T>[];
  }
  export interface GridApi<T> {
    applyTransaction(rows: { update: T[]; add: T[]; remove: T[] }): unknown;
    refreshCells(which: { columns: string[]; force: boolean }): void;
    destroy(): void;
  }
  export function createGrid<T>(place: HTMLElement, options: GridOptions<T>): GridApi<T>;
  export const ModuleRegistry: { registerModules(modules: unknown[]): void };
  export const ClientSideRowModelModule: unknown;
  export const ClientSideRowModelApiModule: unknown;
  export const RenderApiModule: unknown;
  export const themeQuartz: unknown;
}

declare module '@slickgrid-universal/vanilla-force-bundle' {
  export interface SlickGrid {
    setData(rows: { getLength(): number; getItem(index: number): unknown }, scrollToTop: boolean): void;
    invalidate(): void;
    invalidateRows(rows: number[]): void;
    render(): void;
    updateRowCount(): void;
    updateCell(row: number, cell: number): void;
    getRenderedRange(): { readonly top: number; readonly bottom: number };
    getViewportNode(): HTMLElement | undefined;
  }
  export class VanillaForceGridBundle {
    constructor(place: HTMLElement, columns: unknown[], options: object, rows: unknown[]);
    readonly slickGrid: SlickGrid;
    dispose(): void;
  }
}

/** Read as text. */
declare module '@slickgrid-universal/common/dist/styles/css/slickgrid-theme-salesforce.lite.css' {
  const text: string;
  export default text;
}
