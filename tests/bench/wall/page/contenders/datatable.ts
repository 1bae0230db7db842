import BenchDatatable from '../lwc/benchDatatable/benchDatatable';
import { allRows } from './all-rows';

export const contender = allRows('c-bench-datatable', BenchDatatable, (bench) => {
  const table = bench.shadowRoot?.querySelector('lightning-datatable');
  return table?.shadowRoot?.querySelectorAll<HTMLElement>('tbody tr[data-row-key-value]') ?? [];
});
