// eslint-disable-next-line omnipresence/arrows -- timers of the tests
import { createJestTime } from '../../presenceGatewayApex/__tests__/jestTime';
import { createOpening } from '../opening';

interface Given {
  readonly team: readonly string[] | 'never' | 'refused';
  /** How many of it are on the floor. */
  readonly present?: number;
}

function open({ team, present = 1 }: Given) {
  const seen: string[] = [];
  let untouched = true;
  let members: readonly string[] = [];
  const answers = {
    never: new Promise<readonly string[]>(() => {}),
    refused: Promise.reject<readonly string[]>(new Error('No access')),
  };
  answers.refused.catch(() => {});
  const opening = createOpening({
    scheduler: createJestTime().scheduler,
    team: () => (typeof team === 'string' ? answers[team] : Promise.resolve(team)),
    setTeam: (userIds) => {
      members = userIds;
    },
    teamSize: () => (members.length > 0 ? present : 0),
    untouched: () => untouched,
    showTeam: () => seen.push('team'),
    decided: () => seen.push('decided'),
  });
  return {
    opening,
    seen,
    members: () => members,
    touch: () => {
      untouched = false;
    },
  };
}

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

const pass = (milliseconds: number) => jest.advanceTimersByTimeAsync(milliseconds);

it('shows the team once it and the floor are known', async () => {
  const { opening, seen } = open({ team: ['a', 'b'] });
  await pass(10);
  expect([opening.undecided, seen]).toEqual([true, []]);
  opening.floorIsKnown();
  expect([opening.undecided, seen]).toEqual([false, ['team', 'decided']]);
  opening.floorIsKnown();
  expect(seen).toHaveLength(2);
  expect(jest.getTimerCount()).toBe(0);
});

it('shows the team of a floor that took its time', async () => {
  const { opening, seen } = open({ team: ['a'] });
  await pass(20_000);
  expect(seen).toEqual([]);
  opening.floorIsKnown();
  expect(seen).toEqual(['team', 'decided']);
});

it.each<[string, Given]>([
  ['has no team', { team: [] }],
  ['may not ask for one', { team: 'refused' }],
  ['sees none of it on the floor', { team: ['a'], present: 0 }],
])('shows everybody to whoever %s', async (_, given) => {
  const { opening, seen } = open(given);
  opening.floorIsKnown();
  await pass(10);
  expect(seen).toEqual(['decided']);
});

it('waits three seconds for the team, and no longer', async () => {
  const { opening, seen } = open({ team: 'never' });
  opening.floorIsKnown();
  await pass(2_900);
  expect([opening.undecided, seen]).toEqual([true, []]);
  await pass(200);
  expect([opening.undecided, seen]).toEqual([false, ['decided']]);
});

it('changes nothing that a link or a hand has arranged, and waits for nothing then', async () => {
  const { opening, seen, touch, members } = open({ team: ['a'] });
  touch();
  expect(opening.undecided).toBe(false);
  opening.floorIsKnown();
  await pass(10);
  expect(seen).toEqual(['decided']);
  expect(members()).toEqual(['a']);
});

it('hears nothing any more once it has ended', async () => {
  const { opening, members } = open({ team: ['a'] });
  opening.end();
  await pass(10);
  expect(members()).toEqual([]);
  expect(jest.getTimerCount()).toBe(0);
});
