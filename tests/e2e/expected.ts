import { local, queryAs } from './org.ts';

interface CurrentRow {
  readonly UserId: string;
  readonly IsAway: boolean;
  readonly StatusStartDate: string;
  readonly User: { readonly UserType: string };
}

const believableAge = 16 * 3_600_000;
const bots = ['AutomatedProcess', 'CloudIntegrationUser'];

/** How many agents a demo user must see online and busy, reckoned from what a query as that user returns. */
export async function expectedKinds(who: string, url?: string): Promise<{ online: number; busy: number }> {
  const rows = (await queryAs(
    who,
    'SELECT UserId, IsAway, StatusStartDate, User.UserType FROM UserServicePresence WHERE IsCurrentState = true',
    url,
  )) as unknown as CurrentRow[];
  const { now } = await local<{ now: string }>('clock', { advance: 0 }, url);
  const newest = new Map<string, CurrentRow>();
  for (const row of rows) {
    const other = newest.get(row.UserId);
    if (other === undefined || Date.parse(row.StatusStartDate) > Date.parse(other.StatusStartDate)) {
      newest.set(row.UserId, row);
    }
  }
  const counted = [...newest.values()].filter(
    ({ StatusStartDate, User }) =>
      Date.parse(now) - Date.parse(StatusStartDate) <= believableAge && !bots.includes(User.UserType),
  );
  const busy = counted.filter(({ IsAway }) => IsAway).length;
  return { online: counted.length - busy, busy };
}
