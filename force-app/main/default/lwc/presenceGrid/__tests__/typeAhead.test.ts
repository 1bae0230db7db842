import type { Agent } from 'c/presenceModel';
import { createTypeAhead } from '../typeAhead';
// eslint-disable-next-line omnipresence/arrows -- the agents of the card's own tests
import { ada } from '../../presenceCard/__tests__/agents';

const agents: Agent[] = ['Ada', 'Émile', 'Anna Lee', 'Annabel', 'Bo'].map((name) => ({ ...ada, name }));

function type(letters: string, from = 0, apart = 100): number | undefined {
  const typeAhead = createTypeAhead('en-US');
  let place: number | undefined = from;
  [...letters].forEach((letter, index) => {
    place = typeAhead.find(letter, index * apart, agents, place ?? from);
  });
  return place;
}

describe('typing letters', () => {
  it('leads to the next whose name begins so', () => {
    expect(type('b')).toBe(4);
    expect(type('an')).toBe(2);
    expect(type('annab')).toBe(3);
    expect(type('anna l')).toBe(2);
  });

  it('goes on from one to the next with the same letter, and around', () => {
    expect(type('a')).toBe(2);
    expect(type('aa')).toBe(3);
    expect(type('aaa')).toBe(0);
  });

  it('does not ask for accents', () => {
    expect(type('em')).toBe(1);
  });

  it('begins a new word after a pause', () => {
    expect(type('ab', 0, 2_000)).toBe(4);
  });

  it('leads nowhere when nobody begins so', () => {
    expect(type('x')).toBeUndefined();
  });
});

it('knows whether a space belongs to a word', () => {
  const typeAhead = createTypeAhead('en-US');
  expect(typeAhead.isTyping(0)).toBe(false);
  typeAhead.find('a', 0, agents, 0);
  expect(typeAhead.isTyping(500)).toBe(true);
  expect(typeAhead.isTyping(5_000)).toBe(false);
});
