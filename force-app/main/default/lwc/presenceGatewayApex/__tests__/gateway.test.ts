import liveRows from '@salesforce/apex/PresenceFloor.liveRows';
import changedRows from '@salesforce/apex/PresenceFloor.changedRows';
import roster from '@salesforce/apex/PresenceFloor.roster';
import load from '@salesforce/apex/PresencePeople.load';
import statuses from '@salesforce/apex/PresenceCatalog.statuses';
import channels from '@salesforce/apex/PresenceCatalog.channels';
import { createApexGateway } from '../gateway';

const gateway = createApexGateway();
const serverTime = Date.UTC(2026, 4, 5, 9);

const idOf = (n: number) => `0N3${String(n).padStart(12, '0')}AAA`;
const row = (n: number) => ({
  Id: idOf(n),
  UserId: '005000000000001AAA',
  IsAway: false,
  IsCurrentState: true,
  CreatedDate: '2026-05-05T08:00:00.000Z',
  SystemModstamp: '2026-05-05T08:30:00.000Z',
});
const rows = (count: number) => Array.from({ length: count }, (_, n) => row(n));

afterEach(() => jest.clearAllMocks());

describe('a keyset page', () => {
  it('asks for times as Apex reads them and starts before every id', async () => {
    jest.mocked(liveRows).mockResolvedValue({ serverTime, rows: [] });
    await gateway.liveRows(Date.UTC(2026, 4, 1));
    expect(liveRows).toHaveBeenCalledWith({
      createdSince: '2026-05-01T00:00:00.000Z',
      afterId: '000000000000000AAA',
    });
  });

  it('has no next one when it is not full', async () => {
    jest.mocked(liveRows).mockResolvedValue({ serverTime, rows: rows(1999) });
    const { value } = await gateway.liveRows(0);
    expect(value.items).toHaveLength(1999);
    expect(value.next).toBeUndefined();
  });

  it('goes on after the last id when it is full', async () => {
    jest.mocked(liveRows).mockResolvedValue({ serverTime, rows: rows(2000) });
    expect((await gateway.liveRows(0)).value.next).toBe(idOf(1999));
  });

  it('of changes goes on after the last modification and id', async () => {
    jest.mocked(changedRows).mockResolvedValue({ serverTime, rows: rows(2000) });
    const { value } = await gateway.changedRows({ modifiedAt: 0 });
    expect(value.next).toEqual({ modifiedAt: Date.UTC(2026, 4, 5, 8, 30), id: idOf(1999) });
  });

  it('of the roster is one entry a group, a user without a readable name going by his id', async () => {
    const lastEnd = '2026-05-05T08:00:00.000Z';
    jest.mocked(roster).mockResolvedValue({ serverTime, rows: [{ UserId: '005A', lastEnd }] });
    const { value } = await gateway.roster(0);
    expect(value.items).toEqual([{ userId: '005A', name: '005A', lastEnd: Date.parse(lastEnd) }]);
  });
});

it('leaves the weight of open work out where no item has one', async () => {
  jest.mocked(load).mockResolvedValue({
    serverTime,
    rows: [
      { UserId: '005A', items: 2, weight: 3 },
      { UserId: '005B', items: 1 },
    ],
  });
  expect((await gateway.load(['005A', '005B'])).value).toEqual([
    { userId: '005A', items: 2, weight: 3 },
    { userId: '005B', items: 1 },
  ]);
});

it('makes one catalogue of statuses and channels, as old as the older of the two', async () => {
  jest.mocked(statuses).mockResolvedValue({
    serverTime: serverTime + 5,
    rows: [
      { Id: '0N51', MasterLabel: 'Available' },
      { Id: '0N52', MasterLabel: 'Lunch' },
    ],
  });
  const served = { ServicePresenceStatusId: '0N51', ServiceChannelId: '0N91' };
  jest.mocked(channels).mockResolvedValue({
    serverTime,
    rows: [
      { Id: '0N81', ...served, ServiceChannel: { MasterLabel: 'Voice' } },
      { Id: '0N82', ...served, ServiceChannelId: '0N92' },
    ],
  });
  expect(await gateway.catalog()).toEqual({
    serverTime,
    value: {
      statuses: [
        { id: '0N51', label: 'Available', channelIds: ['0N91', '0N92'] },
        { id: '0N52', label: 'Lunch', channelIds: [] },
      ],
      channels: [
        { id: '0N91', label: 'Voice' },
        { id: '0N92', label: '0N92' },
      ],
    },
  });
});

it('rejects with the kind of the failure', async () => {
  jest.mocked(liveRows).mockRejectedValue({ status: 0, body: { message: 'Disconnected or Canceled' } });
  await expect(gateway.liveRows(0)).rejects.toMatchObject({
    kind: 'offline',
    message: 'Disconnected or Canceled',
  });
});
