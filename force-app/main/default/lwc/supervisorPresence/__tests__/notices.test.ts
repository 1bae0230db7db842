import type { SyncStatus } from 'c/presenceSync';
import { blockNotice } from '../notices';

const floor = { total: 0, shown: 0, floorWindow: 86_400_000 };

function refusedWith(message: string): SyncStatus {
  return {
    state: 'denied',
    feed: 'none',
    reason: 'denied',
    failures: 1,
    missed: 0,
    error: { kind: 'denied', message },
    parts: { catalog: 'waiting', older: 'waiting', roster: 'waiting', people: 'waiting', load: 'waiting' },
  };
}

const detailOf = (message: string) => blockNotice('denied', refusedWith(message), floor)?.detail;

it('tells the words of a refusal', () => {
  expect(detailOf('No access')).toBe('Salesforce said: No access');
  expect(detailOf('')).toBeUndefined();
});

it('tells them without the query that was refused, and the place in it', () => {
  expect(
    detailOf(
      "\nId FROM UserServicePresence\n        ^\nERROR at Row:1:Column:9\nsObject type 'UserServicePresence' is not supported.",
    ),
  ).toBe("Salesforce said: sObject type 'UserServicePresence' is not supported.");
});
