import type { PersonRecord, StatusCatalog, UserServicePresenceRecord } from 'c/presenceModel';
import { failure } from '../failure';
import type { Answer, GatewayErrorKind, PresenceGateway } from '../ports';
import { createFakeTable, type FakeRow, type FakeTable } from './fakeTable';
import type { FakeTime } from './fakeTime';

export type { FakeRow };

/** Calls of this engine's gateway, and of another's that is built on the same org. */
export type GatewayCall = keyof PresenceGateway | (string & Record<never, never>);

/** What a call meets: an error, no answer at all, or nothing. */
export type Fault = GatewayErrorKind | 'hang' | undefined;

/** A table of presence rows behind sharing, a permission, and answers that may fail, hang or be late. */
export interface FakeOrg extends FakeTable {
  readonly gateway: PresenceGateway;
  /** All that the viewer may see, in no order. */
  visibleRecords(): UserServicePresenceRecord[];
  /** One more call, with the faults and the latency of every other. */
  answer<T>(call: GatewayCall, read: () => T): Promise<Answer<T>>;
  setVisible(userId: string, visible: boolean): void;
  isVisible(userId: string): boolean;
  /** Whether the viewer may read presence rows at all; without it every read of them is denied. */
  setPermitted(permitted: boolean): void;
  isPermitted(): boolean;
  userName(userId: string): string;
  /** Decides what each call meets. */
  faults(decide: (call: GatewayCall) => Fault): void;
  /** Milliseconds that each call takes, from the question to the answer. */
  latency(decide: (call: GatewayCall) => number): void;
  /** No call that is under way is answered any more: a connection was cut, a machine slept. */
  cut(): void;
  readonly calls: GatewayCall[];
}

const rowCalls: ReadonlySet<string> = new Set([
  'liveRows',
  'changedRows',
  'rowsById',
  'olderCurrentRows',
  'roster',
]);
export const available = '0N5000000000001AAA';
export const lunch = '0N5000000000002AAA';
const statuses: StatusCatalog['statuses'] = [
  { id: available, label: 'Available', channelIds: ['0N9000000000001AAA'] },
  { id: lunch, label: 'Lunch', channelIds: [] },
];

export function userIdOf(n: number): string {
  return `005${String(n).padStart(12, '0')}AAA`;
}

export function createFakeOrg(time: FakeTime, pageSize = 2_000): FakeOrg {
  const table = createFakeTable(time);
  const hidden = new Set<string>();
  const work = new Map<string, number>();
  const calls: GatewayCall[] = [];
  let permitted = true;
  let cuts = 0;
  let decideFault: (call: GatewayCall) => Fault = () => undefined;
  let decideLatency: (call: GatewayCall) => number = () => 0;

  const userName = (userId: string) => `Agent ${Number(userId.slice(3, 15))}`;
  const visible = () => [...table.rows.values()].filter((row) => !hidden.has(row.userId));
  const byId = (a: FakeRow, b: FakeRow) => (a.id < b.id ? -1 : 1);

  /** The question is answered somewhere on its way, as of then. */
  function answer<T>(call: GatewayCall, read: () => T): Promise<Answer<T>> {
    calls.push(call);
    const fault = decideFault(call);
    const latency = decideLatency(call);
    const connection = cuts;
    const there = latency * (calls.length % 2 === 0 ? 0.2 : 0.7);
    return new Promise((resolve, reject) => {
      if (fault === 'hang') return;
      time.scheduler.after(there, () => {
        if (connection !== cuts) return;
        const serverTime = time.now();
        const met = fault ?? (permitted || !rowCalls.has(call) ? undefined : 'denied');
        const value = met === undefined ? read() : undefined;
        time.scheduler.after(latency - there, () => {
          if (connection !== cuts) return;
          if (met === undefined) resolve({ serverTime, value: value as T });
          else reject(failure(met, `fake ${met}`));
        });
      });
    });
  }

  const gateway: PresenceGateway = {
    liveRows: (createdSince, afterId = '') =>
      answer('liveRows', () => {
        const live = visible().filter((row) => row.end === undefined && row.createdAt >= createdSince);
        return page(
          live
            .sort(byId)
            .filter((row) => row.id > afterId)
            .map(recordOf),
          (last) => last.Id,
        );
      }),
    changedRows: ({ modifiedAt, id = '' }) =>
      answer('changedRows', () => {
        const changed = visible()
          .filter((row) => row.modifiedAt > modifiedAt || (row.modifiedAt === modifiedAt && row.id > id))
          .sort((a, b) => a.modifiedAt - b.modifiedAt || byId(a, b));
        return page(changed.map(recordOf), (last) => ({
          modifiedAt: Date.parse(last.SystemModstamp),
          id: last.Id,
        }));
      }),
    rowsById: (ids) =>
      answer('rowsById', () =>
        visible()
          .filter((row) => ids.includes(row.id))
          .map(recordOf),
      ),
    olderCurrentRows: (createdBefore) =>
      answer('olderCurrentRows', () =>
        visible()
          .filter((row) => row.end === undefined && row.createdAt < createdBefore)
          .sort((a, b) => b.createdAt - a.createdAt)
          .slice(0, 200)
          .map(recordOf),
      ),
    roster: (endedSince, afterUserId = '') =>
      answer('roster', () => {
        const ends = new Map<string, number>();
        for (const { userId, end } of visible()) {
          if (end === undefined || end < endedSince || userId <= afterUserId) continue;
          ends.set(userId, Math.max(end, ends.get(userId) ?? 0));
        }
        const entries = [...ends].sort(([a], [b]) => (a < b ? -1 : 1));
        return page(
          entries.map(([userId, lastEnd]) => ({ userId, name: userName(userId), lastEnd })),
          (last) => last.userId,
        );
      }),
    people: (userIds) =>
      answer('people', (): PersonRecord[] =>
        userIds.map((Id) => ({ Id, Name: userName(Id), UserType: 'Standard', UserRole: { Name: 'Tier 1' } })),
      ),
    load: (userIds) =>
      answer('load', () =>
        userIds
          .filter((userId) => (work.get(userId) ?? 0) > 0)
          .map((userId) => ({ userId, items: work.get(userId) ?? 0, weight: work.get(userId) ?? 0 })),
      ),
    catalog: () =>
      answer('catalog', () => ({ statuses, channels: [{ id: '0N9000000000001AAA', label: 'Voice' }] })),
  };

  function page<T, Key>(items: readonly T[], keyOf: (last: T) => Key): { items: readonly T[]; next?: Key } {
    const shown = items.slice(0, pageSize);
    const last = shown[shown.length - 1];
    return items.length > pageSize && last !== undefined
      ? { items: shown, next: keyOf(last) }
      : { items: shown };
  }

  function recordOf(row: FakeRow): UserServicePresenceRecord {
    const closed = row.end === undefined ? {} : closedFields(row.start, row.end);
    return {
      Id: row.id,
      UserId: row.userId,
      User: { Name: userName(row.userId) },
      ServicePresenceStatusId: row.statusId,
      ServicePresenceStatus: {
        MasterLabel: statuses.find((status) => status.id === row.statusId)?.label ?? '',
      },
      IsAway: row.statusId === lunch,
      IsCurrentState: row.end === undefined,
      StatusStartDate: iso(row.start),
      CreatedDate: iso(row.createdAt),
      SystemModstamp: iso(row.modifiedAt),
      ConfiguredCapacity: 4,
      AverageCapacity: row.averageCapacity,
      ...closed,
    };
  }

  return {
    ...table,
    gateway,
    calls,
    answer,
    visibleRecords: () => visible().map(recordOf),
    moveWork(userId, items) {
      work.set(userId, items);
      table.moveWork(userId, items);
    },
    setVisible: (userId, shown) => void (shown ? hidden.delete(userId) : hidden.add(userId)),
    isVisible: (userId) => !hidden.has(userId),
    setPermitted(next) {
      permitted = next;
    },
    isPermitted: () => permitted,
    cut() {
      cuts += 1;
    },
    userName,
    faults(decide) {
      decideFault = decide;
    },
    latency(decide) {
      decideLatency = decide;
    },
  };
}

function closedFields(start: number, end: number) {
  return { StatusEndDate: iso(end), StatusDuration: (end - start) / 1000 };
}

function iso(at: number): string {
  return new Date(at).toISOString();
}
