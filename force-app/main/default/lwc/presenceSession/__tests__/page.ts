/* eslint-disable omnipresence/arrows -- the fake org behind the Apex mocks */
import { createFakeOrg, type FakeOrg } from '../../presenceSync/__tests__/fakeGateway';
import { answerFrom } from '../../presenceGatewayApex/__tests__/apexOrg';
import { createJestTime } from '../../presenceGatewayApex/__tests__/jestTime';
/* eslint-enable omnipresence/arrows */
import { acquireSession, type PresenceSession } from '../presenceSession';

/** A page that polls every 15 s, at 9:00 UTC on a Tuesday, with an org behind it. */
export interface TestPage {
  readonly org: FakeOrg;
  /** The session, made at the first call. */
  open(): PresenceSession;
  close(): void;
}

export const minute = 60_000;
export const pass = (milliseconds: number) => jest.advanceTimersByTimeAsync(milliseconds);

export function startPage(): TestPage {
  jest.useFakeTimers({ now: Date.UTC(2026, 4, 5, 9, 0, 0, 250) });
  const org = createFakeOrg(createJestTime());
  answerFrom(org.gateway);
  const releases: (() => void)[] = [];
  return {
    org,
    open() {
      const { session, release } = acquireSession({ pollSeconds: 15 });
      releases.push(release);
      return session;
    },
    close() {
      for (const release of releases) release();
      jest.restoreAllMocks();
      jest.clearAllMocks();
      jest.useRealTimers();
    },
  };
}
