import { OrgError } from '../org-error.ts';
import type { ActiveFault, ActiveFaults } from './active-faults.ts';

/** Calls that read records; those that describe objects or the caller are left alone. */
const recordReads: ReadonlySet<string> = new Set([
  'query',
  'queryColumns',
  'queryMore',
  'retrieve',
  'retrieveList',
  'getUpdated',
  'getDeleted',
  'uiRecord',
]);

/** Runs a reading call for a user, as the faults of queries will have it. */
export type DisturbRead = <Answer>(
  call: string,
  userId: string,
  read: () => Promise<Answer>,
) => Promise<Answer>;

export function createReadFaults(faults: ActiveFaults): DisturbRead {
  return async (call, userId, read) => {
    if (!recordReads.has(call)) return read();
    const taking = faults.of('failQuery', 'slowQuery').filter((fault) => fault.takes(fault.next(userId)));
    const [slow, failing] = [only('slowQuery', taking), only('failQuery', taking)];
    const late = Promise.all(slow.map(lateBy));
    // Read first: what comes late is what was true when it was asked for.
    const answer = failing.length > 0 ? Promise.reject(timedOut()) : read();
    await Promise.allSettled([answer, late]);
    return answer;
  };
}

const only = (kind: 'failQuery' | 'slowQuery', faults: readonly ActiveFault[]): readonly ActiveFault[] =>
  faults.filter(({ order }) => order.kind === kind);

const lateBy = (fault: ActiveFault): Promise<void> =>
  new Promise((resolve) => void fault.holdBack(resolve, fault.order.ms));

/** How a query fails in which nothing is wrong: with 400, so that clients which try 5xx again hand it on. */
function timedOut(): OrgError {
  return new OrgError(400, 'QUERY_TIMEOUT', 'Your query request was running for too long.');
}
