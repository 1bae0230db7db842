import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { ReadTask } from '../calls/read-calls.ts';
import { OrgError } from '../org-error.ts';
import type { ReaderData, ReadReply, ReadRequest } from './messages.ts';

export interface Readers {
  /** Runs a reading call on the least busy thread, or on `reader`; answers its JSON. Throws OrgError. */
  read(task: ReadTask, reader?: number): Promise<Uint8Array>;
  readonly size: number;
  close(): Promise<void>;
}

interface Waiting {
  readonly resolve: (json: Uint8Array) => void;
  readonly reject: (error: Error) => void;
}

interface Thread {
  worker: Worker;
  readonly waiting: Map<number, Waiting>;
}

/** Starts `size` reading threads on a database file. `start` (epoch milliseconds) tells the query cursors of this run
 * from those of earlier ones. */
export function startReaders(path: string, size: number, start: number): Readers {
  const ending = new Int32Array(new SharedArrayBuffer(4));
  let closing = false;
  let requests = 0;

  const startThread = (reader: number): Thread => {
    const data: ReaderData = { path, reader, firstCursor: start, ending };
    const worker = new Worker(new URL('./worker.mjs', import.meta.url), { workerData: data });
    const thread: Thread = { worker, waiting: new Map() };
    worker.on('message', (reply: ReadReply) => {
      const waiting = thread.waiting.get(reply.number);
      thread.waiting.delete(reply.number);
      if (waiting) settle(waiting, reply);
    });
    worker.on('error', (error) => fail(thread, error));
    worker.on('exit', () => {
      fail(thread, new Error('a reading thread ended'));
      if (!closing) threads[reader] = startThread(reader);
    });
    return thread;
  };
  const threads: Thread[] = [];
  for (let reader = 0; reader < size; reader += 1) threads.push(startThread(reader));

  const leastBusy = (): Thread | undefined => [...threads].sort((a, b) => a.waiting.size - b.waiting.size)[0];

  return {
    size,
    read(task, reader) {
      const thread = reader === undefined ? leastBusy() : threads[reader];
      if (!thread) return Promise.reject(new Error('no such reading thread'));
      requests += 1;
      const request: ReadRequest = { ...task, number: requests };
      return new Promise((resolve, reject) => {
        thread.waiting.set(request.number, { resolve, reject });
        thread.worker.postMessage(request);
      });
    },
    async close() {
      closing = true;
      Atomics.store(ending, 0, 1);
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
  else if ('failure' in reply) waiting.reject(new Error(reply.failure));
  else {
    const { status, errorCode, message, fields } = reply.refusal;
    waiting.reject(new OrgError(status, errorCode, message, fields));
  }
}

function fail(thread: Thread, error: Error): void {
  for (const waiting of thread.waiting.values()) waiting.reject(error);
  thread.waiting.clear();
}
