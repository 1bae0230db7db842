import { LightningElement, api } from 'lwc';
import type { FactRow } from '../../contenders/all-rows';

/** What the platform offers for it: the base component, every agent a row. */
export default class BenchDatatable extends LightningElement {
  @api rows: readonly FactRow[] = [];
  @api columns: readonly { readonly label: string; readonly fieldName: string }[] = [];
}
