import { LightningElement, api } from 'lwc';
import locale from '@salesforce/i18n/locale';
import type { AgentKind } from 'c/presenceModel';
import { fillWords } from 'c/presenceFormat';
import type { Arrangement, FloorCounts, StatusCount } from 'c/presenceStore';
import { apartFilters, kindFilters, statusFilters, toggled, type Filter } from './filters';
import { groupLabels } from './labels';

const noCounts: FloorCounts = {
  online: 0,
  busy: 0,
  offline: 0,
  suspect: 0,
  bot: 0,
  limit: 0,
  total: 0,
  byStatus: [],
  load: { free: 0, 'part-loaded': 0, full: 0 },
  channels: [],
};

interface ShownFilter extends Omit<Filter, 'count'> {
  readonly count: string;
}

/** How many agents there are of each kind and status; each count is a filter. Fires `filterchange` with a part of
 * an arrangement. */
export default class PresenceCounts extends LightningElement {
  @api arrangement: Arrangement = { sort: 'time-in-status' };

  /** Who is offline is not known to the last. */
  @api partial = false;

  labels = groupLabels;
  floor: FloorCounts = noCounts;
  readonly #seen = new Map<string, StatusCount>();

  @api
  get counts(): FloorCounts {
    return this.floor;
  }

  set counts(counts: FloorCounts) {
    for (const status of counts.byStatus) this.#seen.set(status.statusId, status);
    this.floor = counts;
  }

  get kinds(): ShownFilter[] {
    return kindFilters(this.counts, this.arrangement).map(shown);
  }

  get apart(): ShownFilter[] {
    return apartFilters(this.counts, this.arrangement).map(shown);
  }

  get statuses(): ShownFilter[] {
    return statusFilters(this.counts, this.arrangement, this.#seen, locale).map(shown);
  }

  get hasStatuses(): boolean {
    return this.statuses.length > 0;
  }

  get ofVisible(): string {
    const label = this.partial ? groupLabels.ofVisiblePartial : groupLabels.ofVisible;
    return fillWords(label, number(this.counts.total));
  }

  // Bots and rows that are not believed belong to no kind, so the two filters together would let nobody through.
  handleKind(event: Event): void {
    this.change({ kinds: toggled(this.arrangement.kinds, valueOf(event) as AgentKind), only: [] });
  }

  handleApart(event: Event): void {
    this.change({ only: toggled(this.arrangement.only, valueOf(event) as 'suspect' | 'bot'), kinds: [] });
  }

  handleStatus(event: Event): void {
    this.change({ statusIds: toggled(this.arrangement.statusIds, valueOf(event)) });
  }

  change(detail: Partial<Arrangement>): void {
    this.dispatchEvent(new CustomEvent('filterchange', { detail }));
  }
}

function shown(filter: Filter): ShownFilter {
  return { ...filter, count: number(filter.count) };
}

/** Four digits stand together in every locale: "1234", but "12,345". */
function number(value: number): string {
  return value.toLocaleString(locale, { useGrouping: value >= 10_000 });
}

function valueOf(event: Event): string {
  return (event.currentTarget as HTMLButtonElement).value;
}
