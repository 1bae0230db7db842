import type { ContenderName } from './samples.ts';

/** A contender as it enters the bench. */
export interface Entrant {
  readonly name: ContenderName;
  /** Of its file in `page/contenders`; none: it brings nothing of its own. */
  readonly file?: string;
  /** The most agents that it is asked for, and why. */
  readonly most?: number;
  readonly why?: string;
}

const all = 'every agent is in the document: it is asked for 1,000 at most';

export const entrants: readonly Entrant[] = [
  { name: 'rows', file: 'rows' },
  { name: 'cards', file: 'cards' },
  { name: 'list by hand', file: 'list' },
  { name: 'TanStack virtual-core', file: 'tanstack' },
  { name: 'SlickGrid', file: 'slickgrid' },
  { name: 'AG Grid', file: 'ag-grid' },
  { name: 'for:each table', file: 'table', most: 1000, why: all },
  { name: 'lightning-datatable', file: 'datatable', most: 1000, why: all },
  { name: 'store alone' },
];

export const ours: readonly ContenderName[] = ['rows', 'cards'];
/** What everybody is measured against. */
export const limit: ContenderName = 'list by hand';
/** Milliseconds between two drawings of ours, as the page has it; drawn every frame beside it. */
export const capped = 100;
export const cappedName = (name: ContenderName): string => `${name}, capped`;

export const takesPart = ({ most }: Entrant, size: number): boolean => most === undefined || size <= most;
