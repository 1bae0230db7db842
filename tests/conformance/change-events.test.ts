import { expect } from 'vitest';
import { oldRows, tellsOfABurst } from './burst.ts';
import { connect, connectAs, isDemo, mayWrite } from './org.ts';
import { judges } from './streaming-judges.ts';
import { client, documented } from './verified.ts';

const channel = '/data/ChangeEvents';
const size = 150;
const runs = mayWrite && isDemo;

for (const [nth, judge] of judges.entries()) {
  client(
    judge.version,
    'hears through change events of each record of a burst once, in order, and again from any place on',
    async () => {
      const ids = await oldRows(size, 500 + nth * size);
      await tellsOfABurst(judge, channel, ids, { deleted: 'DELETE', undeleted: 'UNDELETE' });
    },
    runs,
  );
}

documented(
  'change data capture guide, Required Permissions for Change Event Subscribers',
  'the channel of one object is refused to who may not see all of its records, the common one is not',
  async () => {
    const [judge] = judges;
    if (!judge) throw new Error('there is no judge');
    const own = '/data/UserServicePresenceChangeEvent';
    const outsider = judge.open((await connectAs('outsider')).accessToken ?? '');
    await expect(outsider.subscribe(own, -1, () => undefined)).rejects.toThrow(/^40[03]:/);
    await outsider.subscribe(channel, -1, () => undefined);
    // An event exists from 62.0 on.
    const admin = judge.open((await connect()).accessToken ?? '', '62.0');
    await admin.subscribe(own, -1, () => undefined);
    await Promise.all([outsider.close(), admin.close()]);
  },
  // Whom an imported org lets see all is told by no export.
  runs,
);
