import type { GatewayErrorKind } from 'c/presenceSync';
/* eslint-disable omnipresence/arrows -- time that passes by hand */
import { createFakeTime } from '../../presenceSync/__tests__/fakeTime';
/* eslint-enable omnipresence/arrows */
import { readUntilAnswered } from '../retried';

/** A read that fails with each of `kinds` in turn and then answers. */
function start(kinds: readonly GatewayErrorKind[], isWorthIt = true) {
  const time = createFakeTime();
  const left = [...kinds];
  let ended = false;
  const read = jest.fn(() => {
    const kind = left.shift();
    return kind === undefined
      ? Promise.resolve('answer')
      : Promise.reject(Object.assign(new Error(kind), { kind }));
  });
  const [answered, failed] = [jest.fn(), jest.fn(() => isWorthIt)];
  const again = readUntilAnswered(
    { scheduler: time.scheduler, random: () => 0.5, isEnded: () => ended },
    read,
    answered,
    failed,
  );
  const end = () => {
    ended = true;
  };
  return { time, read, answered, failed, again, end };
}

describe('a read until it is answered', () => {
  it('is one read where it succeeds', async () => {
    const { time, read, answered } = start([]);
    await time.advance(3_600_000);
    expect(read).toHaveBeenCalledTimes(1);
    expect(answered).toHaveBeenCalledWith('answer');
  });

  it('comes again soon after what may pass, and later each time', async () => {
    const { time, read, answered, failed } = start(['offline', 'other']);
    await time.advance(1_500);
    expect([read.mock.calls.length, failed.mock.calls.length]).toEqual([2, 2]);
    await time.advance(3_000);
    expect(answered).toHaveBeenCalledTimes(1);
  });

  it('comes again rarely where it is refused, or at once when told so', async () => {
    const { time, read, again } = start(['denied', 'denied']);
    await time.advance(599_000);
    expect(read).toHaveBeenCalledTimes(1);
    await time.advance(2_000);
    expect(read).toHaveBeenCalledTimes(2);
    again();
    again();
    await time.settle();
    expect(read).toHaveBeenCalledTimes(3);
    expect(time.pending()).toBe(0);
  });

  it('is over where nobody thinks it worth it', async () => {
    const { time, read } = start(['offline'], false);
    await time.advance(3_600_000);
    expect(read).toHaveBeenCalledTimes(1);
  });

  it('tells nobody after the end', async () => {
    for (const kinds of [[], ['offline']] as const) {
      const { time, answered, failed, end } = start(kinds);
      end();
      await time.advance(60_000);
      expect([answered.mock.calls.length, failed.mock.calls.length]).toEqual([0, 0]);
    }
  });
});
