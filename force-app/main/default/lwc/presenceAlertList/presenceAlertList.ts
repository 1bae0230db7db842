import { LightningElement, api } from 'lwc';
import locale from '@salesforce/i18n/locale';
import type { Alert, RuleProblem } from 'c/presenceAlerts';
import { fillWords } from 'c/presenceFormat';
import type { AgentOf } from 'c/presenceAlertWords';
import { clockText } from 'c/presenceWords';
import { labels, patterns } from './labels';
import { lineOf, type Line } from './lines';

/** Of hundreds of alerts nobody reads more, and each costs nodes. */
const SHOWN = 20;
/** More than this many take one line until somebody unfolds them. */
const SHORT = 3;

/**
 * Broken limits and channels without enough agents, in the order that they are given: the first is what matters most.
 * Each has its level as shape and word, since when, what to do, and a button that says that somebody has seen it. Fires
 * `acknowledge` (detail id) and `openagent` (detail user id). It speaks for nobody: the page tells a screen reader.
 */
export default class PresenceAlertList extends LightningElement {
  @api alerts: readonly Alert[] = [];
  @api agentOf: AgentOf = () => undefined;
  /** Server time, epoch milliseconds. */
  @api now = 0;
  /** Server time until which what is shown was known to be so, where it may not be so any more. */
  @api checkedAt?: number;
  /** For administrators only. */
  @api problems: readonly RuleProblem[] = [];

  labels = labels;
  unfolded = false;
  #acknowledging?: { readonly id: string; readonly place: number };

  /** The button that was pressed goes away, and would take the focus with it. */
  override renderedCallback(): void {
    const pressed = this.#acknowledging;
    if (pressed === undefined || this.lines.some(({ id, isNew }) => id === pressed.id && isNew)) return;
    this.#acknowledging = undefined;
    const buttons = this.template?.querySelectorAll<HTMLElement>('.acknowledge') ?? [];
    const next = buttons[pressed.place] ?? buttons[buttons.length - 1];
    (next ?? (this.refs?.heading as HTMLElement | undefined))?.focus();
  }

  get counted(): string {
    const { length } = this.alerts;
    return length === 0 ? labels.title : fillWords(patterns.count, number(length));
  }

  get heading(): string {
    const { checkedAt, counted } = this;
    return checkedAt === undefined ? counted : fillWords(patterns.asOf, counted, clockText(checkedAt));
  }

  get hasAlerts(): boolean {
    return this.alerts.length > 0;
  }

  /** Also with alerts: nobody is told while the page is closed. */
  get note(): string {
    return this.hasAlerts ? labels.onlyHere : [labels.none, labels.onlyHere].join(' ');
  }

  get sectionClass(): string {
    const marks = [this.checkedAt !== undefined && 'stale', this.isFolded && 'folded'].filter(Boolean);
    return ['alerts', ...marks].join(' ');
  }

  get isLong(): boolean {
    return this.alerts.length > SHORT;
  }

  get isFolded(): boolean {
    return this.isLong && !this.unfolded;
  }

  get expanded(): 'true' | 'false' {
    return this.unfolded ? 'true' : 'false';
  }

  get foldLabel(): string {
    return this.unfolded ? labels.fold : labels.all;
  }

  get lines(): Line[] {
    const shown = this.isFolded ? 1 : SHOWN;
    return this.alerts
      .slice(0, shown)
      .map((alert) => lineOf(alert, this.agentOf, this.checkedAt ?? this.now));
  }

  get more(): string {
    const others = this.alerts.length - this.lines.length;
    return others > 0 ? fillWords(patterns.more, number(others)) : '';
  }

  handleFold(): void {
    this.unfolded = !this.unfolded;
  }

  handleOpen(event: Event): void {
    this.tell('openagent', valueOf(event));
  }

  handleAcknowledge(event: Event): void {
    const id = valueOf(event);
    const open = this.lines.filter(({ isNew }) => isNew);
    this.#acknowledging = { id, place: open.findIndex((line) => line.id === id) };
    this.tell('acknowledge', id);
  }

  tell(type: string, detail: string): void {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}

function number(value: number): string {
  return value.toLocaleString(locale);
}

function valueOf(event: Event): string {
  return (event.currentTarget as HTMLButtonElement).value;
}
