import { failure, gatewayErrorOf } from './failure';
import type { Answer, Scheduler, ServerTime } from './ports';

/** Puts one question at a time limit, measures its round trip, and lets no answer through after the end. */
export interface Caller {
  /** Rejects with GatewayError. */
  call<T>(question: () => Promise<Answer<T>>): Promise<Answer<T>>;
  /** Every question still open is rejected; its answer will be ignored. */
  end(): void;
}

export function createCaller(clock: ServerTime, scheduler: Scheduler, answerWithin: number): Caller {
  const open = new Set<(reason: Error) => void>();
  let ended = false;

  return {
    call<T>(question: () => Promise<Answer<T>>) {
      if (ended) return Promise.reject(failure('other', 'Stopped'));
      return new Promise<Answer<T>>((resolve, reject) => {
        const sentAt = clock.monotonic();
        const giveUp = (reason: Error) => {
          if (close()) reject(reason);
        };
        const cancel = scheduler.after(answerWithin, () =>
          giveUp(failure('offline', `No answer within ${answerWithin} ms`)),
        );
        const close = () => {
          cancel();
          return open.delete(giveUp);
        };
        open.add(giveUp);
        asked(question).then(
          (answer) => {
            if (!close()) return;
            clock.observe(sentAt, clock.monotonic(), answer.serverTime);
            resolve(answer);
          },
          (thrown: unknown) => {
            const { kind, message } = gatewayErrorOf(thrown);
            giveUp(Object.assign(new Error(message), { kind }));
          },
        );
      });
    },
    end() {
      ended = true;
      for (const giveUp of [...open]) giveUp(failure('other', 'Stopped'));
    },
  };
}

/** A gateway that throws instead of rejecting is one that rejects. */
async function asked<T>(question: () => Promise<Answer<T>>): Promise<Answer<T>> {
  return question();
}
