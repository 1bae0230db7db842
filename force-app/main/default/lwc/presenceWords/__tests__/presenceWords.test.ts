import { agentWords, clockText, elapsedText, keptForAMinute, loadText, spanText } from 'c/presenceWords';
// eslint-disable-next-line omnipresence/arrows -- the agents of the card's own tests
import { ada, atLunch, gone, now } from '../../presenceCard/__tests__/agents';

describe('the words of an agent', () => {
  it('name him, his status and since when, in one breath and in parts', () => {
    expect(agentWords(ada, now)).toEqual({
      accessibleName: 'Ada Lovelace, Available, since 8:44 AM',
      kind: 'online',
      kindName: 'Online',
      statusId: ada.statusId,
      status: 'Available',
      suspect: 'false',
      initials: 'AL',
      shape: 'disc',
      look: 'presence-online',
      about: ['Service Agent', 'Customer Care'],
      since: 'since 8:44 AM',
      sinceTime: '8:44 AM',
      sinceIso: '2026-05-05T15:44:53.000Z',
      sinceFull: 'In this status since May 5, 2026, 8:44:53 AM PDT',
      checked: undefined,
      marks: [],
    });
  });

  it('of old data claim neither a kind nor its colour, and say when it was so', () => {
    expect(agentWords(ada, now + 60_000, now)).toMatchObject({
      accessibleName: 'Ada Lovelace, Available, since 8:44 AM, last checked at 9:00 AM',
      kind: 'online',
      kindName: '',
      look: 'presence-stale',
      checked: 'at 9:00 AM',
      sinceFull: 'In this status since May 5, 2026, 8:44:53 AM PDT, last checked at 9:00 AM',
    });
  });

  it('say offline once, and of the time that it is being offline', () => {
    const words = agentWords(gone, now);
    expect([words.status, words.kindName, words.statusId]).toEqual(['Offline', '', '']);
    expect(words.sinceFull).toMatch(/^Offline since /);
    expect(words.about).toEqual([]);
  });

  it('take the role where there is no title', () => {
    const { person } = ada;
    const untitled = { ...ada, person: person && { ...person, title: undefined, department: '' } };
    expect(agentWords(untitled, now).about).toEqual(['Tier 1']);
  });

  it('call nobody online whose row is not believed', () => {
    const words = agentWords({ ...ada, suspect: true, suspectReason: 'too-old', suspectRows: 1 }, now);
    expect(words).toMatchObject({ kindName: '', suspect: 'true' });
    expect(words.marks).toEqual([expect.objectContaining({ key: 'suspect', className: 'mark suspect' })]);
    expect(words.marks[0]?.title).not.toBe(words.marks[0]?.label);
  });

  it('mark bots, second rows and changes, in this order', () => {
    const all = { ...ada, bot: true, changing: true, suspect: true, suspectReason: 'second-row' } as const;
    const { marks, kind } = agentWords(all, now);
    expect(marks.map(({ key }) => key)).toEqual(['bot', 'second', 'changing']);
    expect(kind).toBe('changing');
  });
});

it('speaks of spans, of the time in a status, and of the clock', () => {
  expect(spanText(61_000)).toBe('1:01');
  expect(elapsedText(ada, now)).toBe('15:07');
  expect(clockText(now)).toBe('9:00 AM');
});

it('doubts the time in a status that nobody has checked since, and lets it stand still', () => {
  expect(elapsedText(ada, now + 3_600_000, now)).toBe('15:07 ?');
});

it('speaks of load where there is work to speak of', () => {
  expect(loadText(ada)?.text).toMatch(/^3 of 4 · /);
  expect(loadText(ada)?.fill).toBe('inline-size: 75%');
  expect(loadText(atLunch)?.text).toBe('0 of 4');
  expect(loadText(gone)).toBeUndefined();
});

describe('words that are kept', () => {
  it('are made anew for another agent or another minute, and not for another second', () => {
    const make = jest.fn(({ name }: { name: string }, at: number) => `${name} ${at}`);
    const words = keptForAMinute(make);
    expect(words(ada, now)).toBe(`Ada Lovelace ${now}`);
    expect(words(ada, now + 59_999)).toBe(`Ada Lovelace ${now}`);
    expect(words(ada, now + 60_000)).toBe(`Ada Lovelace ${now + 60_000}`);
    expect(words(gone, now + 60_000)).toBe(`Grace Hopper ${now + 60_000}`);
    expect(make).toHaveBeenCalledTimes(3);
  });

  it('are made anew when the data becomes old', () => {
    const make = jest.fn((_, at: number, checkedAt?: number) => `${at} ${checkedAt}`);
    const words = keptForAMinute(make);
    expect([words(ada, now), words(ada, now, now), words(ada, now, now)]).toEqual([
      `${now} undefined`,
      `${now} ${now}`,
      `${now} ${now}`,
    ]);
    expect(make).toHaveBeenCalledTimes(2);
  });
});
