import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { ReadTask } from '../calls/read-calls.ts';
import { fileLost, OrgError } from '../org-error.ts';
import { createLongReads, kindOf, longFrom } from './long-reads.ts';
import type { ReaderData, ReaderReply, ReadReply, ReadRequest } from './messages.ts';

export interface Readers {
  /** Runs a reading call on a thread that is free, or on `reader`, in the order of asking as far as threads allow; answers
   * its JSON. Throws OrgError. */
  read(task: ReadTask, reader?: number): Promise<Uint8Array>;
  readonly size: number;
  close(): Promise<void>;
}

interface Waiting {
  readonly request: ReadRequest;
  /** The one thread that can answer. */
  readonly reader: number | undefined;
  /** What is known of its like holds for it (`kindOf`). */
  readonly kind: string;
  readonly resolve: (json: Uint8Array) => void;
  readonly reject: (error: Error) => void;
}

interface Thread {
  worker: Worker;
  /** A thread answers one request at a time; the others wait here, where any thread can take them. */
  running: Waiting | undefined;
  /** When that began, milliseconds of `now`. */
  since: number;
}

/** Starts `size` reading threads on a database file. `start` (epoch milliseconds) tells the query cursors of this run
 * from those of earlier ones; `now` measures how long reads take, in milliseconds. */
export function startReaders(
  path: string,
  size: number,
  start: number,
  now: () => number = () => performance.now(),
): Readers {
  const ending = new Int32Array(new SharedArrayBuffer(4));
  let closing = false;
  let requests = 0;
  let waiting: Waiting[] = [];
  const longReads = createLongReads();

  const startThread = (reader: number): Thread => {
    const data: ReaderData = { path, reader, firstCursor: start, ending };
    const worker = new Worker(new URL('./worker.mjs', import.meta.url), { workerData: data });
    const thread: Thread = { worker, running: undefined, since: 0 };
    worker.on('message', (reply: ReaderReply) => {
      if (reply === 'ready') {
        thread.since = now();
        return;
      }
      const { running } = thread;
      thread.running = undefined;
      if (running) {
        longReads.ended(running.kind, now() - thread.since);
        settle(running, reply);
      }
      handOut();
    });
    worker.on('error', (error) => fail(thread, error));
    worker.on('exit', () => {
      fail(thread, new Error('a reading thread ended'));
      if (closing) return;
      threads[reader] = startThread(reader);
      handOut();
    });
    return thread;
  };
  const threads: Thread[] = [];
  for (let reader = 0; reader < size; reader += 1) threads.push(startThread(reader));

  /** The last thread that is not taken by a long read is kept for short ones, so that none waits for the end of those. A
   * read is long also while one of its kind has been running for long. */
  const maxLong = Math.max(1, size - 1);
  function threadFor({ reader, kind }: Waiting): Thread | undefined {
    const at = now();
    const long = threads.flatMap(({ running, since }) =>
      running && (at - since >= longFrom || longReads.isLong(running.kind)) ? [running.kind] : [],
    );
    if (long.length >= maxLong && (longReads.isLong(kind) || long.includes(kind))) return undefined;
    const able = reader === undefined ? threads : threads.slice(reader, reader + 1);
    return able.find(({ running }) => running === undefined);
  }

  function handOut(): void {
    waiting = waiting.filter((next) => {
      const thread = threadFor(next);
      if (!thread) return true;
      thread.running = next;
      thread.since = now();
      thread.worker.postMessage(next.request);
      return false;
    });
  }

  return {
    size,
    read(task, reader) {
      if (reader !== undefined && !threads[reader])
        return Promise.reject(new Error('no such reading thread'));
      requests += 1;
      const request: ReadRequest = { ...task, number: requests };
      return new Promise((resolve, reject) => {
        waiting.push({ request, reader, kind: kindOf(task), resolve, reject });
        handOut();
      });
    },
    async close() {
      closing = true;
      Atomics.store(ending, 0, 1);
      for (const { reject } of waiting.splice(0)) reject(new Error('the org is ending'));
      // Asked, not terminated: the driver takes the whole process down when its thread goes in the middle of a query.
      await Promise.all(
        threads.map(async ({ worker }) => {
          const ended = once(worker, 'exit');
          worker.postMessage('end');
          await ended;
        }),
      );
    },
  };
}

function settle(waiting: Waiting, reply: ReadReply): void {
  if ('json' in reply) waiting.resolve(reply.json);
  else if ('lost' in reply) waiting.reject(fileLost(reply.lost));
  else if ('failure' in reply) waiting.reject(new Error(reply.failure));
  else {
    const { status, errorCode, message, fields } = reply.refusal;
    waiting.reject(new OrgError(status, errorCode, message, fields));
  }
}

function fail(thread: Thread, error: Error): void {
  thread.running?.reject(error);
  thread.running = undefined;
}
