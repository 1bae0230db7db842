import BenchDatatable from '../lwc/benchDatatable/benchDatatable';
import { allRows } from './all-rows';

const inside = (bench: HTMLElement): ShadowRoot | null | undefined =>
  bench.shadowRoot?.querySelector('lightning-datatable')?.shadowRoot;

export const contender = allRows(
  'c-bench-datatable',
  BenchDatatable,
  (bench) => inside(bench)?.querySelectorAll<HTMLElement>('tbody tr[data-row-key-value]') ?? [],
  (bench) => inside(bench)?.querySelector<HTMLElement>('.slds-scrollable_y'),
);
