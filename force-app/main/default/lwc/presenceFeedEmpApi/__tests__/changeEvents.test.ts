import { createChangeEventsFeed } from '../changeEvents';
import { connectEmp, listening, type Emp } from './emp';

const channel = '/data/Presence__chn';
const one = '0N3xx0000004CAeCAM';
const two = '0N3xx0000004CAfCAM';
const event = (header: object) => ({
  schema: 'x',
  event: { replayId: 7 },
  payload: { ChangeEventHeader: { entityName: 'UserServicePresence', changeType: 'UPDATE', ...header } },
});

let emp: Emp;
const feed = (remaining: () => Promise<number> = () => Promise.resolve(1_000)) =>
  createChangeEventsFeed({ channel, remaining });

beforeEach(() => {
  emp = connectEmp();
});

describe('the feed of change events', () => {
  it.each([
    [{ recordIds: [one] }, [[one]]],
    [{ recordIds: [one, two], changeType: 'CREATE' }, [[one, two]]],
    [{ recordIds: [one], changeType: 'GAP_UPDATE' }, [[one]]],
    [{ recordIds: ['0N3*'] }, ['missed']],
    [{ recordIds: [one, '0N3*'] }, ['missed']],
    [{ recordIds: [], changeType: 'GAP_OVERFLOW' }, ['missed']],
    [{ recordIds: [one], changeType: 'GAP_OVERFLOW' }, ['missed']],
    [{ recordIds: undefined }, ['missed']],
    [{ recordIds: [one], entityName: 'AgentWork' }, []],
  ])('hears of %j: %j', async (header, told) => {
    const heard = listening();
    const close = await feed().open(heard.listener);
    emp.send(channel, event(header));
    expect(heard.told).toEqual(told);
    close();
  });

  it('has missed something where an event has no header', async () => {
    const heard = listening();
    const close = await feed().open(heard.listener);
    emp.send(channel, { payload: null });
    expect(heard.told).toEqual(['missed']);
    close();
  });
});

describe('the budget', () => {
  it('ends the feed with half of what was left, whatever the events were about', async () => {
    const heard = listening();
    const heldAtEnd: (readonly string[])[] = [];
    await feed(() => Promise.resolve(7)).open({
      ...heard.listener,
      ended(failure) {
        heldAtEnd.push(emp.held());
        heard.listener.ended(failure);
      },
    });
    emp.send(channel, event({ recordIds: [one] }));
    emp.send(channel, event({ recordIds: [one], entityName: 'AgentWork' }));
    expect(heard.ends()).toEqual([]);
    emp.send(channel, event({ recordIds: [two] }));
    expect([heard.told, heard.ends(), heldAtEnd]).toEqual([[[one], [two]], ['budget'], [[]]]);
    emp.send(channel, event({ recordIds: [one] }));
    expect(heard.told).toHaveLength(2);
  });

  it('is one over every opening, until the rolling day has forgotten what was spent', async () => {
    let left = 8;
    const spending = feed(() => Promise.resolve(left));
    const open = async (events: number) => {
      const heard = listening();
      const close = await spending.open(heard.listener);
      for (let n = 0; n < events; n += 1) emp.send(channel, event({ recordIds: [one] }));
      left -= events;
      close();
      return heard.ends();
    };
    expect(await open(3)).toEqual([]);
    expect(await open(1)).toEqual(['budget']);
    await expect(open(0)).rejects.toMatchObject({ end: 'budget' });
    left = 8;
    expect(await open(3)).toEqual([]);
    expect(await open(1)).toEqual(['budget']);
  });

  it.each([
    [0, 'allocation'],
    [1, 'budget'],
  ])('of an org with %s left opens nothing', async (left, end) => {
    await expect(feed(() => Promise.resolve(left)).open(listening().listener)).rejects.toMatchObject({ end });
    expect(emp.held()).toEqual([]);
  });

  it('that cannot be asked for opens nothing', async () => {
    const failure = { kind: 'other', message: 'No such limit' };
    const opened = feed(() => Promise.reject(Object.assign(new Error('No such limit'), failure)));
    await expect(opened.open(listening().listener)).rejects.toMatchObject({
      end: 'error',
      message: 'No such limit',
    });
    expect(emp.held()).toEqual([]);
  });
});
