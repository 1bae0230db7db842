import type { ReadTask } from '../calls/read-calls.ts';

/** What the main thread asks of a reading thread, and what comes back. */
export interface ReadRequest extends ReadTask {
  readonly number: number;
}

/** Ends a reading thread once its request is answered. */
export type ReaderMessage = ReadRequest | 'end';

/** `ready`: the thread has loaded its code, which takes longer than most reads. */
export type ReaderReply = ReadReply | 'ready';

export type ReadReply =
  | { readonly number: number; readonly json: Uint8Array }
  | {
      readonly number: number;
      readonly refusal: { status: number; errorCode: string; message: string; fields: readonly string[] };
    }
  /** The file cannot be read. */
  | { readonly number: number; readonly lost: string }
  | { readonly number: number; readonly failure: string };

export interface ReaderData {
  readonly path: string;
  readonly reader: number;
  readonly firstCursor: number;
  /** One number, not 0 from the moment on at which the thread is to end. */
  readonly ending: Int32Array;
}
