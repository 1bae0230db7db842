import {
  defaultArrangement,
  readArrangement,
  writeArrangement,
  type ViewStorage,
  type WallArrangement,
} from 'c/presenceArrangement';

export type Look = Pick<WallArrangement, 'density' | 'columns'>;

/** Cards or rows, and the columns of rows, as this browser remembers them. Never throws. */
export interface Looks {
  read(): Look;
  keep(look: Look): void;
}

export function createLooks(storage: ViewStorage, key: string): Looks {
  return {
    read() {
      const { density, columns } = readArrangement(kept(storage, key));
      return { density, columns };
    },
    keep({ density, columns }) {
      try {
        storage.setItem(key, writeArrangement({ ...defaultArrangement, density, columns }));
      } catch {
        // A browser that keeps nothing shows the page all the same.
      }
    },
  };
}

function kept(storage: ViewStorage, key: string): string {
  try {
    return storage.getItem(key) ?? '';
  } catch {
    return '';
  }
}
