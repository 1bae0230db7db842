import type { OrgClock } from '../clock.ts';
import type { ApiUsage } from './host.ts';

const hour = 3_600_000;
/** What an Enterprise org with a few licences has; the local org counts but refuses nobody. */
const dailyRequests = 100_000;

/** Counts by the hour since this start of the org. */
export function createApiUsage(clock: OrgClock): ApiUsage {
  const byHour = new Map<number, number>();
  const hourNow = (): number => Math.floor(clock.now() / hour);
  return {
    max: dailyRequests,
    count() {
      const now = hourNow();
      byHour.set(now, (byHour.get(now) ?? 0) + 1);
      for (const each of byHour.keys()) if (each <= now - 24) byHour.delete(each);
    },
    used() {
      const now = hourNow();
      return [...byHour].reduce((sum, [each, count]) => (each > now - 24 ? sum + count : sum), 0);
    },
  };
}
