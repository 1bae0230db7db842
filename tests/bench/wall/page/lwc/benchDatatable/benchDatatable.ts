import { LightningElement, api } from 'lwc';
import type { Agent } from 'c/presenceModel';
import { columns, columnsOf, type AgentColumns } from '../../columns';

/** What the platform offers for it: the base component, every agent a row. */
export default class BenchDatatable extends LightningElement {
  @api agents: readonly Agent[] = [];
  @api now = 0;

  readonly columns = columns;

  get rows(): AgentColumns[] {
    return this.agents.map((agent) => columnsOf(agent, this.now));
  }
}
