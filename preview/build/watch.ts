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
      const watcher = watch(folder, { persistent: false }, changed);
      watcher.on('error', () => watched.delete(folder));
      watched.set(folder, watcher);
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

function foldersBelow(folder: string): string[] {
  const below = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return [folder, ...below.flatMap((entry) => foldersBelow(join(folder, entry.name)))];
}
