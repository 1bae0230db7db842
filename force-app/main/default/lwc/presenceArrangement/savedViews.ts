import { readArrangement, writeArrangement, type WallArrangement } from './codec';

/** What a browser keeps, as `localStorage` does: either call may throw. */
export interface ViewStorage {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
}

export interface SavedView {
  readonly name: string;
  readonly arrangement: WallArrangement;
}

/** Named arrangements of this browser, by name. What cannot be kept is said: `save` and `remove` answer whether it was. */
export interface SavedViews {
  list(): readonly SavedView[];
  /** Takes the place of the view of that name. */
  save(name: string, arrangement: WallArrangement): boolean;
  remove(name: string): boolean;
}

/** More are not kept, so that nobody fills the browser. */
export const MOST_VIEWS = 50;
export const LONGEST_NAME = 80;

export function createSavedViews(storage: ViewStorage, key: string): SavedViews {
  /** Of another tab too: read anew each time. */
  function read(): Map<string, string> {
    try {
      const stored: unknown = JSON.parse(storage.getItem(key) ?? '{}');
      if (typeof stored !== 'object' || stored === null || Array.isArray(stored)) return new Map();
      return new Map(
        Object.entries(stored).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
      );
    } catch {
      return new Map();
    }
  }

  function write(views: ReadonlyMap<string, string>): boolean {
    try {
      storage.setItem(key, JSON.stringify(Object.fromEntries(views)));
      return true;
    } catch {
      return false;
    }
  }

  return {
    list: () =>
      [...read()]
        .map(([name, text]) => ({ name, arrangement: readArrangement(text, 'view') }))
        .sort((a, b) => a.name.localeCompare(b.name)),
    save(name, arrangement) {
      const views = read();
      const wanted = name.trim();
      if (wanted === '' || wanted.length > LONGEST_NAME) return false;
      if (!views.has(wanted) && views.size >= MOST_VIEWS) return false;
      return write(views.set(wanted, writeArrangement(arrangement, 'view')));
    },
    remove(name) {
      const views = read();
      return views.delete(name) && write(views);
    },
  };
}
