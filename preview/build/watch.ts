import { existsSync, readdirSync, watch, type FSWatcher } from 'node:fs';
import { join } from 'node:path';

/** Calls `onChange` soon after something below `roots` was written, made, moved or removed; the answer ends it. Every
 * folder is watched by itself: an editor that saves by renaming escapes a watch on the file. */
export function watchFolders(roots: readonly string[], onChange: () => void, settle = 25): () => void {
  const watched = new Map<string, FSWatcher>();
  let pending: NodeJS.Timeout | undefined;

  function follow(): void {
    const present = new Set(roots.filter((folder) => existsSync(folder)).flatMap(foldersBelow));
    for (const [folder, watcher] of watched) {
      if (present.has(folder)) continue;
      watcher.close();
      watched.delete(folder);
    }
    for (const folder of present) {
      if (watched.has(folder)) continue;
      const watcher = watcherOf(folder, changed);
      watcher?.on('error', () => watched.delete(folder));
      if (watcher !== undefined) watched.set(folder, watcher);
    }
  }

  // One save is several events, and a new folder has to be followed before its files are seen.
  function changed(): void {
    clearTimeout(pending);
    pending = setTimeout(() => {
      follow();
      onChange();
    }, settle);
  }

  follow();
  return () => {
    clearTimeout(pending);
    for (const watcher of watched.values()) watcher.close();
    watched.clear();
  };
}

function watcherOf(folder: string, changed: () => void): FSWatcher | undefined {
  try {
    return watch(folder, { persistent: false }, changed);
  } catch {
    return undefined;
  }
}

/** Whoever removes a folder removes it while it is looked at: it is gone the next time too. */
function foldersBelow(folder: string): string[] {
  try {
    const below = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    return [folder, ...below.flatMap((entry) => foldersBelow(join(folder, entry.name)))];
  } catch {
    return [];
  }
}
