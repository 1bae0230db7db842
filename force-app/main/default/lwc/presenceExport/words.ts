/** What a file says, in the language of who exports. `sinceLocal` has a place for a zone; the places of the lines at the
 * end are with them. */
export interface ExportWords {
  readonly columns: Readonly<Record<ColumnKey, string>>;
  readonly online: string;
  readonly busy: string;
  readonly offline: string;
  readonly noRow: string;
  readonly bot: string;
  readonly suspect: string;
  readonly second: string;
  readonly summary: {
    /** Agents in the file, agents whom the viewer may see. */
    readonly count: string;
    readonly partial: string;
    readonly everybody: string;
    /** The filter in words. */
    readonly filter: string;
    /** A moment, or the first and the last. */
    readonly asOf: string;
    readonly asOfBetween: string;
    /** The zone. */
    readonly zone: string;
    /** How many. */
    readonly noRow: string;
    readonly gone: string;
    readonly second: string;
  };
}

export const columnKeys = [
  'name',
  'userId',
  'kind',
  'status',
  'since',
  'sinceLocal',
  'seconds',
  'marks',
  'limitSince',
  'openItems',
  'openWeight',
  'openAsOf',
  'capacity',
  'averageCapacity',
  'idle',
  'atCapacity',
  'capacityAsOf',
  'title',
  'role',
  'department',
  'manager',
  'rowId',
  'readAt',
] as const;

export type ColumnKey = (typeof columnKeys)[number];
