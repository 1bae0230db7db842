import type { Agent } from 'c/presenceModel';
import { describe, expect, it } from 'vitest';
import { sameAgent } from '../sameAgent';

const agent: Agent = {
  userId: '005000000000001AAA',
  name: 'Ada',
  kind: 'online',
  changing: false,
  since: 1,
  suspect: false,
  suspectRows: 0,
  bot: false,
  person: { userId: '005000000000001AAA', department: 'Care' },
  load: { items: 1, weight: 1, asOf: 5, state: 'part-loaded' },
};
const { load, person } = agent;

describe('an agent', () => {
  it.each<[string, Partial<Agent>]>([
    ['a copy', {}],
    ['one whose load was read again', { load: load && { ...load, asOf: 9 } }],
    ['one with the same person read again', { person: person && { ...person } }],
  ])('is the same as %s', (_, change) => {
    expect(sameAgent(agent, { ...agent, ...change })).toBe(true);
  });

  it.each<[string, Partial<Agent>]>([
    ['another name', { name: 'Zoë' }],
    ['a field more', { statusId: '0N5' }],
    ['another load', { load: load && { ...load, items: 2 } }],
    ['no load', { load: undefined }],
    ['another department', { person: person && { ...person, department: 'Sales' } }],
    ['a person who has a title', { person: person && { ...person, title: 'Agent' } }],
    ['no person', { person: undefined }],
  ])('is another with %s, either way', (_, change) => {
    const other = { ...agent, ...change };
    expect([sameAgent(agent, other), sameAgent(other, agent)]).toEqual([false, false]);
  });
});
