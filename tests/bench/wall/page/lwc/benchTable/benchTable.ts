import { LightningElement, api } from 'lwc';
import type { Agent } from 'c/presenceModel';
import { columns, columnsOf, type AgentColumns } from '../../columns';

/** What one writes first: every agent a row of a table. */
export default class BenchTable extends LightningElement {
  @api agents: readonly Agent[] = [];
  @api now = 0;

  readonly columns = columns;

  get rows(): AgentColumns[] {
    return this.agents.map((agent) => columnsOf(agent, this.now));
  }
}
