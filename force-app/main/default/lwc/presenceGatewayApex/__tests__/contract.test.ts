/* eslint-disable omnipresence/arrows -- the port's own suite and the org that it was written against */
import { createFakeOrg, available, lunch, userIdOf } from '../../presenceSync/__tests__/fakeGateway';
import type { FakeTime } from '../../presenceSync/__tests__/fakeTime';
import { describeGateway, type GatewayBench } from '../../presenceSync/__tests__/gatewayContract';
/* eslint-enable omnipresence/arrows */
import type { PresenceGateway } from 'c/presenceSync';
import { createApexGateway } from '../gateway';
import { answerFrom } from './apexOrg';
import { createJestTime } from './jestTime';

beforeEach(() => jest.useFakeTimers({ now: Date.UTC(2026, 4, 5, 9) }));
afterEach(() => jest.useRealTimers());

/** Time stands still in the fake, so its timers are run as soon as somebody waits for an answer. */
function answeringAtOnce(gateway: PresenceGateway, time: FakeTime): PresenceGateway {
  return new Proxy(gateway, {
    get:
      (target, call: keyof PresenceGateway) =>
      (...asked: unknown[]) => {
        const answer: unknown = Reflect.apply(target[call], target, asked);
        // A timer set while timers run is due a millisecond later.
        void time.advance(2);
        return answer;
      },
  });
}

async function open(): Promise<GatewayBench> {
  const time = createJestTime();
  const org = createFakeOrg(time);
  const refusing = createFakeOrg(time);
  refusing.faults(() => 'denied');
  const gateway = createApexGateway();
  const over = (behind: PresenceGateway): PresenceGateway =>
    new Proxy(gateway, {
      get:
        (target, call: keyof PresenceGateway) =>
        (...asked: unknown[]) => {
          answerFrom(answeringAtOnce(behind, time));
          return Reflect.apply(target[call], target, asked) as unknown;
        },
    });
  await time.settle();
  return {
    gateway: over(org.gateway),
    refused: over(refusing.gateway),
    userIds: [userIdOf(1), userIdOf(2)],
    onlineStatusId: available,
    busyStatusId: lunch,
    setStatus: async (userId, statusId) => void org.setStatus(userId, statusId),
    logout: async (userId) => org.logout(userId),
    pass: (milliseconds) => time.advance(milliseconds),
    close: () => time.settle(),
  };
}

describeGateway({ describe, it, expect }, 'the gateway over Apex', open);
