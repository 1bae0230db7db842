import { drawFor } from '../floor/draw.ts';
import { lifetimeOf, type FaultKind, type FaultOrder } from './fault-order.ts';

export interface FaultScheduler {
  /** Runs a task once after so many milliseconds of real time. Returns its undo. */
  after(delay: number, task: () => void): () => void;
}

/** A fault that acts, or still holds something back. */
export interface ActiveFault {
  readonly id: string;
  readonly order: FaultOrder;
  /** The session that set it. */
  readonly by: string | undefined;
  /** The newest replay id when it was set: messages are counted from there. */
  readonly since: number;
  /** Whether it takes what comes as `nth`; then that is a use. What it then holds back is held before anything else. */
  takes(nth: number): boolean;
  /** The next number of `whose`, from 0 on. */
  next(whose: string): number;
  /** Keeps a task back until `ms` have passed, or, without, until the fault goes. Returns what lets it go before. */
  holdBack(task: () => void, ms?: number): () => void;
}

/** What is told of one. */
export interface FaultState extends FaultOrder {
  readonly id: string;
  readonly uses: number;
  /** Messages and answers that it holds back. */
  readonly holds: number;
}

export interface ActiveFaults {
  set(order: FaultOrder, by?: string): ActiveFault;
  /** Those of a kind that take, in the order in which they were set. */
  of(...kinds: readonly FaultKind[]): readonly ActiveFault[];
  states(): readonly FaultState[];
  /** Lets go of what it held back, in its order. False for an id that was never given; a fault may be over already. */
  remove(id: string): boolean;
  removeAll(): void;
  /** The listener gets each fault that is set from now on. */
  onSet(listener: (fault: ActiveFault) => void): void;
}

interface Kept {
  readonly fault: ActiveFault;
  state(): FaultState;
  isSpent(): boolean;
  /** Runs what was held back. */
  end(): void;
}

/** A fault holds back so much at most; the oldest goes on before its time. */
const mostHeld = 10_000;

/** `position` tells the newest replay id of the change log. */
export function createActiveFaults(scheduler: FaultScheduler, position: () => number): ActiveFaults {
  const kept = new Map<string, Kept>();
  const listeners = new Set<(fault: ActiveFault) => void>();
  let given = 0;

  const end = (id: string): void => {
    const fault = kept.get(id);
    kept.delete(id);
    fault?.end();
  };
  return {
    set(order, by) {
      given += 1;
      const id = String(given);
      const each = keep({ id, order, by, since: position() }, scheduler, () => end(id));
      kept.set(id, each);
      for (const listener of listeners) listener(each.fault);
      return each.fault;
    },
    of: (...kinds) =>
      [...kept.values()].flatMap((each) =>
        kinds.includes(each.fault.order.kind) && !each.isSpent() ? [each.fault] : [],
      ),
    states: () => [...kept.values()].map((each) => each.state()),
    remove(id) {
      end(id);
      return /^[1-9]\d*$/.test(id) && Number(id) <= given;
    },
    removeAll() {
      for (const id of kept.keys()) end(id);
    },
    onSet(listener) {
      listeners.add(listener);
    },
  };
}

type Setting = Pick<ActiveFault, 'id' | 'order' | 'by' | 'since'>;

/** `over` is called when the fault is spent and holds nothing back, or has lasted long enough. */
function keep(facts: Setting, scheduler: FaultScheduler, over: () => void): Kept {
  const { id, order } = facts;
  const { share, seed, count = Infinity } = order;
  const held = new Set<() => void>();
  const numbers = new Map<string, number>();
  let uses = 0;
  let ended = false;

  const isSpent = (): boolean => ended || uses >= count;
  const overIfIdle = (): void => {
    if (isSpent() && held.size === 0) over();
  };
  const lifetime = lifetimeOf(order);
  const undoLifetime = lifetime === undefined ? undefined : scheduler.after(lifetime, over);

  const fault: ActiveFault = {
    ...facts,
    takes(nth) {
      if (isSpent() || !(share === 1 || drawFor(seed, nth).chance(share))) return false;
      uses += 1;
      if (isSpent()) queueMicrotask(overIfIdle);
      return true;
    },
    next(whose) {
      const nth = numbers.get(whose) ?? 0;
      numbers.set(whose, nth + 1);
      return nth;
    },
    holdBack(task, ms) {
      const letGo = (): void => {
        if (!held.delete(letGo)) return;
        undo?.();
        task();
        overIfIdle();
      };
      held.add(letGo);
      const undo = ms === undefined ? undefined : scheduler.after(ms, letGo);
      const [oldest] = held;
      if (held.size > mostHeld) oldest?.();
      return letGo;
    },
  };
  return {
    fault,
    isSpent,
    state: () => ({ id, ...order, uses, holds: held.size }),
    end() {
      ended = true;
      undoLifetime?.();
      for (const letGo of held) letGo();
    },
  };
}
