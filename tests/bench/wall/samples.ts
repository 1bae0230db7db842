/** What the page measures in one life of a contender, milliseconds each. */
export interface LifeSamples {
  readonly mount: readonly number[];
  readonly change: readonly number[];
  readonly letter: readonly number[];
  readonly cleared: readonly number[];
  readonly unmount: readonly number[];
  /** Elements in the document while mounted. */
  readonly elements: readonly number[];
}

export type ContenderName = 'presenceWall' | 'for:each table' | 'lightning-datatable';
