import {
  createSavedViews,
  linkTo,
  readArrangement,
  writeArrangement,
  type SavedView,
  type ViewStorage,
  type WallArrangement,
} from 'c/presenceArrangement';
import type { Arrangement } from 'c/presenceStore';
import { createLooks, type Look } from './looks';

/** How the viewer has the wall: what the store arranges, and how it is drawn. */
export interface Arranging {
  /** The same object until it is another. */
  arrangement(): WallArrangement;
  views(): readonly SavedView[];
  /** Nobody has arranged anything, here or by a link. */
  untouched(): boolean;
  change(part: Partial<WallArrangement>): void;
  /** Takes what the page's address says, `state` of a page reference, unless somebody was faster. */
  follow(state: Readonly<Record<string, string | undefined>>): void;
  /** Lets everybody through again; order, groups and density stay. */
  clear(): void;
  openView(name: string): void;
  /** Whether this browser has kept it. */
  saveView(name: string): boolean;
  removeView(name: string): boolean;
  /** The page's address with the arrangement in it. */
  linkFrom(address: string): string;
}

export interface ArrangingOptions {
  readonly storage: ViewStorage;
  /** Tells this component from others, in an address and on this browser. */
  readonly parameter: string;
  readonly store: ArrangedStore;
  /** How it was before the component was taken away and put back. */
  readonly before?: WallArrangement;
}

/** Another component of the page may arrange it too. */
export interface ArrangedStore {
  arrange(arrangement: Arrangement): void;
  arrangement(): Arrangement;
}

const unfiltered: Partial<WallArrangement> = {
  search: '',
  kinds: [],
  statusIds: [],
  channelIds: [],
  only: [],
  groupKeys: [],
  team: false,
};

export function createArranging({ storage, parameter, store, before }: ArrangingOptions): Arranging {
  const looks = createLooks(storage, `${parameter}.looks`);
  const saved = createSavedViews(storage, `${parameter}.views`);
  let look: Look = looks.read();
  let views = saved.list();
  let untouched = true;
  let current = { from: store.arrangement(), look, whole: { ...store.arrangement(), ...look } };

  function arrangement(): WallArrangement {
    const from = store.arrangement();
    if (from !== current.from || look !== current.look) current = { from, look, whole: { ...from, ...look } };
    return current.whole;
  }

  function take({ density, columns, ...arranged }: WallArrangement): void {
    untouched = false;
    look = { density, columns };
    store.arrange(arranged);
  }

  if (before !== undefined) take(before);

  return {
    arrangement,
    views: () => views,
    untouched: () => untouched,
    change(part) {
      take({ ...arrangement(), ...part });
      if (part.density !== undefined || part.columns !== undefined) looks.keep(look);
    },
    follow(state) {
      const text = state[parameter];
      if (text !== undefined && untouched) take(readArrangement(text));
    },
    clear: () => take({ ...arrangement(), ...unfiltered }),
    openView(name) {
      const view = saved.list().find((each) => each.name === name);
      if (view !== undefined) take(view.arrangement);
    },
    saveView(name) {
      const kept = saved.save(name, arrangement());
      views = saved.list();
      return kept;
    },
    removeView(name) {
      const removed = saved.remove(name);
      views = saved.list();
      return removed;
    },
    linkFrom: (address) => linkTo(address, parameter, writeArrangement(arrangement())),
  };
}
