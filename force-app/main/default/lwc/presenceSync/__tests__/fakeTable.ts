import type { FakeTime } from './fakeTime';

export interface FakeRow {
  readonly id: string;
  readonly userId: string;
  readonly statusId: string;
  readonly start: number;
  readonly createdAt: number;
  end?: number;
  modifiedAt: number;
  averageCapacity: number;
}

export interface FakeChange {
  readonly rowId: string;
  readonly userId: string;
  /** `capacity`: an update of nothing that a feed listens to. */
  readonly kind: 'create' | 'update' | 'capacity' | 'delete' | 'undelete';
}

/** UserServicePresence with the rules that the engine relies on: a change closes a row and then opens one, dateTimes
 * have second precision, a change commits up to `lag` after the SystemModstamp it carries. */
export interface FakeTable {
  readonly rows: ReadonlyMap<string, FakeRow>;
  /** Closes the user's current rows and opens one; answers its id. */
  setStatus(userId: string, statusId: string): string;
  logout(userId: string): void;
  /** Opens a row without closing the others. */
  openSecond(userId: string, statusId: string, startedBefore?: number): string;
  /** Rewrites the average capacity of the current rows, as the platform does when work moves. */
  moveWork(userId: string, items: number): void;
  deleteRow(id: string): void;
  /** Brings the row back that was deleted last, if any; answers its id. */
  undelete(): string | undefined;
  /** How long after its SystemModstamp the next changes commit, milliseconds. */
  lag(milliseconds: number): void;
  /** Tells of each change as it commits. */
  onChange(listener: (change: FakeChange) => void): void;
}

export function createFakeTable(time: FakeTime): FakeTable {
  const rows = new Map<string, FakeRow>();
  const byUser = new Map<string, Set<FakeRow>>();
  const bin: FakeRow[] = [];
  const listeners: ((change: FakeChange) => void)[] = [];
  let serial = 0;
  let lag = 0;

  const second = (at: number) => Math.floor(at / 1000) * 1000;

  function touch(row: FakeRow, kind: FakeChange['kind']): void {
    row.modifiedAt = Math.max(row.modifiedAt, second(time.now() - lag));
    tell(row, kind);
  }

  function tell({ id, userId }: FakeRow, kind: FakeChange['kind']): void {
    for (const listener of listeners) listener({ rowId: id, userId, kind });
  }

  function add(row: FakeRow): void {
    rows.set(row.id, row);
    const known = byUser.get(row.userId);
    if (known === undefined) byUser.set(row.userId, new Set([row]));
    else known.add(row);
  }

  function currentOf(userId: string): FakeRow[] {
    return [...(byUser.get(userId) ?? [])].filter((row) => row.end === undefined);
  }

  function open(userId: string, statusId: string, start: number): string {
    serial += 1;
    const id = `0N3${String(serial).padStart(12, '0')}AAA`;
    const at = second(start);
    const row = { id, userId, statusId, start: at, createdAt: at, modifiedAt: 0, averageCapacity: 0 };
    add(row);
    touch(row, 'create');
    return id;
  }

  function close(userId: string): void {
    for (const row of currentOf(userId)) {
      row.end = Math.max(row.start, second(time.now()));
      touch(row, 'update');
    }
  }

  return {
    rows,
    setStatus(userId, statusId) {
      close(userId);
      return open(userId, statusId, time.now());
    },
    logout: close,
    openSecond: (userId, statusId, startedBefore = 0) => open(userId, statusId, time.now() - startedBefore),
    moveWork(userId, items) {
      for (const row of currentOf(userId)) {
        row.averageCapacity = items;
        touch(row, 'capacity');
      }
    },
    deleteRow(id) {
      const row = rows.get(id);
      if (row === undefined) return;
      rows.delete(id);
      byUser.get(row.userId)?.delete(row);
      bin.push(row);
      tell(row, 'delete');
    },
    undelete() {
      const row = bin.pop();
      if (row === undefined) return undefined;
      add(row);
      touch(row, 'undelete');
      return row.id;
    },
    lag(milliseconds) {
      lag = milliseconds;
    },
    onChange: (listener) => void listeners.push(listener),
  };
}
