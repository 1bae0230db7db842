import BenchTable from '../lwc/benchTable/benchTable';
import { allRows } from './all-rows';

export const contender = allRows(
  'c-bench-table',
  BenchTable,
  (table) => table.shadowRoot?.querySelectorAll<HTMLElement>('tbody tr') ?? [],
);
