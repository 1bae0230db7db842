import type { Answer, PresenceGateway } from '../ports';

/** What the answers that an engine could use have shown, row by row: whoever shows a row must have seen it there. */
export interface Sightings {
  readonly gateway: PresenceGateway;
  /** Whether the newest of these answers about the row showed it, since the last refusal. */
  isInSight(rowId: string): boolean;
  /** Whether any has shown a row of the user since the last refusal. */
  hasShown(userId: string): boolean;
  /** How wrong the server's clock may be known now, milliseconds; undefined while nothing has been answered since
   * the machine woke. */
  uncertainty(): number | undefined;
  /** No answer under way is used any more. */
  letGo(): void;
  /** The monotonic clock stood still: what was known of the server's is void. */
  wake(): void;
  /** Answers that showed rows: how many, and rows in all. */
  readonly counts: { answers: number; rows: number };
}

interface Sighting {
  shownAt: number;
  absentAt: number;
}

/** The reads whose refusal takes everything away; the others fail alone. */
const decisive: ReadonlySet<string> = new Set(['liveRows', 'changedRows', 'rowsById']);

/** Two ordinary oscillators drift apart by no more than this, and either may be the fast one. */
const drift = 2 * 0.0001;

/** An answer later than `answerWithin` milliseconds is nobody's: the engine has given up by then. */
export function createSightings(
  gateway: PresenceGateway,
  monotonic: () => number,
  answerWithin: number,
): Sightings {
  const rows = new Map<string, Sighting>();
  const users = new Set<string>();
  /** Round trip of the best answer, as if it had been measured at monotonic time 0. */
  let best: number | undefined;
  let generation = 0;
  const counts = { answers: 0, rows: 0 };

  function sightingOf(id: string): Sighting {
    const known = rows.get(id);
    if (known !== undefined) return known;
    const sighting = { shownAt: -Infinity, absentAt: -Infinity };
    rows.set(id, sighting);
    return sighting;
  }

  function note(serverTime: number, value: unknown, asked: readonly unknown[], call: string): void {
    const records = recordsOf(value);
    const shown = new Set(records.map(({ Id }) => Id));
    counts.answers += 1;
    counts.rows += shown.size;
    for (const { Id, UserId } of records) {
      const sighting = sightingOf(Id);
      sighting.shownAt = Math.max(sighting.shownAt, serverTime);
      users.add(UserId);
    }
    if (call !== 'rowsById') return;
    for (const id of asked[0] as readonly string[]) {
      if (shown.has(id)) continue;
      const sighting = sightingOf(id);
      sighting.absentAt = Math.max(sighting.absentAt, serverTime);
    }
  }

  function refused(thrown: unknown, call: string): void {
    if (!decisive.has(call) || fieldOf(thrown, 'kind') !== 'denied') return;
    rows.clear();
    users.clear();
  }

  async function ask(call: keyof PresenceGateway, asked: readonly unknown[]): Promise<unknown> {
    const askedAt = monotonic();
    const mine = generation;
    const isUsed = () => mine === generation && monotonic() - askedAt < answerWithin;
    try {
      const answer = (await Reflect.apply(gateway[call], gateway, asked)) as Answer<unknown>;
      if (isUsed()) {
        best = Math.min(best ?? Infinity, monotonic() - askedAt - drift * monotonic());
        note(answer.serverTime, answer.value, asked, call);
      }
      return answer;
    } catch (thrown) {
      if (isUsed()) refused(thrown, call);
      throw thrown;
    }
  }

  return {
    gateway: new Proxy(gateway, {
      get:
        (_, call: keyof PresenceGateway) =>
        (...asked: unknown[]) =>
          ask(call, asked),
    }),
    isInSight(rowId) {
      const { shownAt, absentAt } = sightingOf(rowId);
      return shownAt > absentAt;
    },
    hasShown: (userId) => users.has(userId),
    uncertainty: () => (best === undefined ? undefined : best + drift * monotonic()),
    letGo() {
      generation += 1;
    },
    wake() {
      best = undefined;
    },
    counts,
  };
}

function recordsOf(value: unknown): { Id: string; UserId: string }[] {
  const items: unknown = Array.isArray(value) ? value : fieldOf(value, 'items');
  if (!Array.isArray(items)) return [];
  return items
    .filter((item) => fieldOf(item, 'IsCurrentState') !== undefined)
    .map((item) => ({ Id: String(fieldOf(item, 'Id')), UserId: String(fieldOf(item, 'UserId')) }));
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}
