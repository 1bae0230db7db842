import { LightningElement, api } from 'lwc';
import wall from '@salesforce/label/c.Presence_Wall';
import type { LimitAlert } from 'c/presenceAlerts';
import type { WallArrangement } from 'c/presenceArrangement';
import type { Agent } from 'c/presenceModel';
import type PresenceAgentPanel from 'c/presenceAgentPanel';
import type PresenceGrid from 'c/presenceGrid';
import type { GroupBy } from 'c/presenceStore';

/** As wide must the room be for both. */
const ROOM_FOR_BOTH_REM = 60;

interface Parts {
  readonly area?: HTMLElement;
  readonly grid?: PresenceGrid;
  readonly panel?: PresenceAgentPanel;
}

/**
 * The wall, and the panel of the agent who is selected: beside it where there is room, over it where there is none.
 * Whoever selects is taken to the panel; Escape leads back to the agent's place. Tells of the wall what the grid does:
 * `hold`, `applymoves`, `sortchange`.
 */
export default class PresenceFloorWall extends LightningElement {
  /** `WallView` of the pace. */
  @api view: unknown;
  /** Without it nothing stands beside the panel: words have taken its place. */
  @api hasWall = false;
  @api moved = 0;
  /** Server time, epoch milliseconds. */
  @api now = 0;
  /** Server time until which what is shown was known to be so, where it may not be so any more. */
  @api checkedAt?: number;
  @api loadReadable = false;
  @api agentOf: (userId: string) => Agent | undefined = () => undefined;
  /** The limit that an agent breaks. */
  @api limitOf: (userId: string) => LimitAlert | undefined = () => undefined;

  label = wall;
  arranged?: WallArrangement;
  selectedId?: string;
  collapsed: ReadonlySet<string> = new Set();
  beside = false;
  #groupBy?: GroupBy;
  #observer?: ResizeObserver;
  #takesFocus = false;

  @api
  get arrangement(): WallArrangement | undefined {
    return this.arranged;
  }

  /** Groups of another kind are other groups. */
  set arrangement(next: WallArrangement | undefined) {
    this.arranged = next;
    if (next?.groupBy !== this.#groupBy) this.collapsed = new Set();
    this.#groupBy = next?.groupBy;
  }

  /** Opens the panel of an agent, and takes the keyboard to it. */
  @api
  select(userId: string): void {
    this.selectedId = userId;
    this.#takesFocus = true;
  }

  /** Closes the panel, where there is one. */
  @api
  leave(): void {
    const userId = this.selectedId;
    if (userId === undefined) return;
    this.selectedId = undefined;
    const { grid } = this.parts;
    if (grid?.focusAgent(userId) === false) grid.focus();
  }

  override renderedCallback(): void {
    this.#observer ??= this.watchWidth();
    if (!this.#takesFocus) return;
    this.#takesFocus = false;
    this.parts.panel?.focus();
  }

  override disconnectedCallback(): void {
    this.#observer?.disconnect();
    this.#observer = undefined;
  }

  watchWidth(): ResizeObserver | undefined {
    const { area } = this.parts;
    if (area === undefined) return undefined;
    const observer = new ResizeObserver(() => {
      const rem = Number.parseFloat(getComputedStyle(area.ownerDocument.documentElement).fontSize) || 16;
      this.beside = area.clientWidth >= ROOM_FOR_BOTH_REM * rem;
    });
    observer.observe(area);
    return observer;
  }

  get parts(): Parts {
    return this.refs ?? {};
  }

  get selected(): Agent | undefined {
    // Read here so that the agent is drawn anew with the wall and with time.
    void [this.view, this.now];
    return this.selectedId === undefined ? undefined : this.agentOf(this.selectedId);
  }

  get brokenLimit(): LimitAlert | undefined {
    void [this.view, this.now];
    return this.selectedId === undefined ? undefined : this.limitOf(this.selectedId);
  }

  get hasPanel(): boolean {
    return this.selectedId !== undefined;
  }

  get areaClass(): string {
    return this.beside ? 'area beside' : 'area';
  }

  handleOpen(event: CustomEvent<string>): void {
    this.select(event.detail);
  }

  handleCollapse({ detail: { key, collapsed } }: CustomEvent<{ key: string; collapsed: boolean }>): void {
    const keys = new Set(this.collapsed);
    if (collapsed) keys.add(key);
    else keys.delete(key);
    this.collapsed = keys;
  }

  handlePass({ type, detail }: CustomEvent<unknown>): void {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}
