import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import type { Sessions } from '../access/sessions.ts';
import type { ReadCallArguments, ReadCallName } from '../calls/read-calls.ts';
import type { OrgClock } from '../clock.ts';
import type { BayeuxServer } from './bayeux-server.ts';
import type { Writes } from '../writing/index.ts';

/** What the routes need of a running org. */
export interface OrgHost {
  readonly organizationId: string;
  /** Every user's. */
  readonly password: string;
  readonly clock: OrgClock;
  readonly sessions: Sessions;
  /** The writing connection, for single rows that a route itself must know. */
  readonly db: DatabaseSyncInstance;
  /** Answers JSON. Throws OrgError. */
  read<Name extends ReadCallName>(
    call: Name,
    caller: Caller,
    args: ReadCallArguments<Name>,
    reader?: number,
  ): Promise<Uint8Array>;
  /** Records that are written through the API. */
  readonly writes: Writes;
  /** Why the org's file can no longer be written, if that is what an error says. */
  readonly lost: (error: unknown) => string | undefined;
  /** How many reading threads there are. */
  readonly readers: number;
  /** Counts a request against the day's; `read` leaves it alone. */
  readonly usage: ApiUsage;
  /** Events delivered in the last 24 hours, and clients. */
  streamingUsage(): StreamingUsage;
  readonly bayeux: BayeuxServer;
}

export interface Usage {
  readonly max: number;
  readonly used: number;
}

export interface StreamingUsage {
  readonly changeEvents: Usage;
  readonly pushTopics: Usage;
  readonly clients: Usage;
}

export interface Caller {
  readonly userId: string;
  readonly apiVersion: number;
}

/** Requests of the last 24 hours of the org's clock. */
export interface ApiUsage {
  readonly max: number;
  count(): void;
  used(): number;
}
