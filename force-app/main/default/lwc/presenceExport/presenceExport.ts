export { csvBytes, csvType } from './csv';
export type { Cell } from './csv';
export { createWallExport } from './wallExport';
export type { ExportFile, ExportState, WallExport, WallExportOptions } from './wallExport';
export { wallCsv } from './wallCsv';
export type { Counted, CsvPlace } from './wallCsv';
export type { RowsRead, WallLine, WallLines } from './wallLines';
export { columnKeys } from './words';
export type { ColumnKey, ExportWords } from './words';
