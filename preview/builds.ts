import type { ServerResponse } from 'node:http';
import type { AppBuild, Built } from './build/app.ts';
import { product, page, translations } from './build/folders.ts';
import { watchFolders } from './build/watch.ts';

export interface Builds {
  /** Sends the state of the build now, and after each build, until the reader goes. */
  follow(reader: ServerResponse): void;
  close(): void;
}

/** Builds again when a source changes, and tells the pages that are open. */
export function watchBuilds(app: AppBuild): Builds {
  const readers = new Set<ServerResponse>();
  const stop = watchFolders([product, page, translations], () => {
    void app.rebuild().then((built) => {
      for (const reader of readers) reader.write(message(built));
    });
  });
  return {
    follow(reader) {
      reader.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
      reader.write(`retry: 500\n\n${message(app.current())}`);
      readers.add(reader);
      reader.on('close', () => readers.delete(reader));
    },
    close() {
      stop();
      for (const reader of readers) reader.end();
    },
  };
}

function message({ version, problems }: Built): string {
  return `data: ${JSON.stringify({ version, problems })}\n\n`;
}
