import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { wholeSecond } from '../omni-channel/types.ts';
import { makeId } from '../schema/ids.ts';
import { drawFor, type Draw } from './draw.ts';
import type { OrgChart } from './org-chart.ts';
import { insertRecords, type SeedRecord } from './records.ts';
import { streams, type FloorDefinition } from './roster.ts';
import { day } from './rota.ts';
import { queueIds } from './seed-access.ts';

const count = 36;
const firstNumber = 1000;

const subjects = [
  'Invoice shows the wrong amount',
  'Delivery has not arrived',
  'Cannot log in since the update',
  'Refund for a cancelled order',
  'Router loses its connection',
  'Change of address',
  'Contract ends next month',
  'Charged twice',
  'Replacement part is missing',
  'Question about a voucher',
];

/** Records that a page about a record can show: every third belongs to a queue, one to the demo agent, the rest to
 * agents of the first team. */
export function writeCases(db: DatabaseSyncInstance, floor: FloorDefinition, chart: OrgChart): void {
  const queues = queueIds(chart);
  const agents = chart.users.filter(({ profile, bot }) => profile === 'Service Agent' && !bot).slice(0, 20);
  const owner = (place: number, draw: Draw): string =>
    place % 3 === 2 ? draw.pick(queues) : (agents[place % agents.length]?.id ?? '');
  const records = Array.from({ length: count }, (_, place): SeedRecord => {
    const draw = drawFor(floor.seed, streams.cases, place);
    const opened = wholeSecond(floor.seededAt - (count - place) * (day / 4) - draw.int(0, 3600) * 1000);
    const ownerId = owner(place, draw);
    const isClosed = place % 3 !== 2 && draw.chance(0.2);
    return {
      Id: makeId('500', place + 1),
      CaseNumber: String(firstNumber + place).padStart(8, '0'),
      Subject: draw.pick(subjects),
      Status: isClosed ? 'Closed' : place % 3 === 2 ? 'New' : draw.pick(['Working', 'Escalated']),
      Priority: draw.pick(['High', 'Medium', 'Medium', 'Low']),
      OwnerId: ownerId,
      IsClosed: isClosed ? 1 : 0,
      CreatedDate: opened,
      LastModifiedDate: opened,
      SystemModstamp: opened,
    };
  });
  insertRecords(db, 'Case', records, { at: floor.seededAt, by: chart.users[0]?.id ?? '' });
}
