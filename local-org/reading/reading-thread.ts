import { parentPort, workerData } from 'node:worker_threads';
import { createQueryCursors } from '../calls/query-cursors.ts';
import { createReadCalls } from '../calls/read-calls.ts';
import { lostFile } from '../database/data-error.ts';
import { openReader } from '../database/open.ts';
import { OrgError } from '../org-error.ts';
import type { ReaderData, ReaderMessage, ReadReply, ReadRequest } from './messages.ts';

/** A reading thread: one connection, one request at a time, each in one snapshot of the file. */
const { path, reader, firstCursor, ending } = workerData as ReaderData;
const db = openReader(path);
const calls = createReadCalls(db, createQueryCursors(reader, firstCursor), stillWanted);

parentPort?.on('message', (message: ReaderMessage) => {
  if (message === 'end') {
    db.close();
    process.exit();
  }
  const reply = answer(message);
  parentPort?.postMessage(reply, 'json' in reply ? [reply.json.buffer as ArrayBuffer] : []);
});

parentPort?.postMessage('ready');

function stillWanted(): void {
  if (Atomics.load(ending, 0) !== 0) throw new OrgError(503, 'SERVER_UNAVAILABLE', 'the org is ending');
}

function answer(request: ReadRequest): ReadReply {
  const { number } = request;
  db.exec('BEGIN');
  try {
    stillWanted();
    return { number, json: new TextEncoder().encode(JSON.stringify(calls.run(request))) };
  } catch (error) {
    if (error instanceof OrgError) {
      const { status, errorCode, message, fields } = error;
      return { number, refusal: { status, errorCode, message, fields } };
    }
    const lost = lostFile(error);
    if (lost !== undefined) return { number, lost };
    return { number, failure: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  } finally {
    // Never a rollback: it would take back the temp tables that hold what a viewer may see.
    db.exec('COMMIT');
  }
}
