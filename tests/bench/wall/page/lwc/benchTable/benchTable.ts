import { LightningElement, api } from 'lwc';
import type { FactRow } from '../../contenders/all-rows';

/** What one writes first: every agent a row of a table. */
export default class BenchTable extends LightningElement {
  @api rows: readonly FactRow[] = [];
  @api columns: readonly { readonly label: string; readonly fieldName: string }[] = [];
}
