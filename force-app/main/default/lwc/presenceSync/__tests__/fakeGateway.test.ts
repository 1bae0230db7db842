import { describe, expect, it } from 'vitest';
import { available, createFakeOrg, lunch, userIdOf } from './fakeGateway';
import { createFakeTime } from './fakeTime';
import { describeGateway, type GatewayBench } from './gatewayContract';
import type { PresenceGateway } from '../ports';

/** Time stands still in the fake, so its timers are run as soon as somebody waits for an answer. */
function answeringAtOnce(gateway: PresenceGateway, run: () => Promise<void>): PresenceGateway {
  return new Proxy(gateway, {
    get:
      (target, call: keyof PresenceGateway) =>
      (...asked: unknown[]) => {
        const answer: unknown = Reflect.apply(target[call], target, asked);
        void run();
        return answer;
      },
  });
}

async function open(): Promise<GatewayBench> {
  const time = createFakeTime();
  const org = createFakeOrg(time, 3);
  const refusing = createFakeOrg(time);
  refusing.faults(() => 'denied');
  await time.settle();
  return {
    gateway: answeringAtOnce(org.gateway, () => time.advance(0)),
    refused: answeringAtOnce(refusing.gateway, () => time.advance(0)),
    userIds: [userIdOf(1), userIdOf(2)],
    onlineStatusId: available,
    busyStatusId: lunch,
    setStatus: async (userId, statusId) => void org.setStatus(userId, statusId),
    logout: async (userId) => org.logout(userId),
    pass: (milliseconds) => time.advance(milliseconds),
    close: () => time.settle(),
  };
}

describeGateway({ describe, it, expect }, 'the fake gateway', open);
