import { describe, expect, it } from 'vitest';
import { compileSoql } from '../index.ts';
import { read } from '../oracle/stored.ts';
import { ask, clock, db, scope, user } from './small-tables.fixture.ts';

describe('aggregates', () => {
  it('answer under alias, field name or exprN', () => {
    const text =
      'SELECT UserId who, User.Name, MAX(StatusEndDate) lastEnd, COUNT(Id), SUM(StatusDuration) FROM UserServicePresence ' +
      'GROUP BY UserId, User.Name ORDER BY COUNT(Id) DESC, UserId LIMIT 2';
    expect(ask(text)).toEqual([
      {
        attributes: { type: 'AggregateResult' },
        who: user(1),
        Name: 'Élodie',
        lastEnd: null,
        expr0: 1,
        expr1: null,
      },
      {
        attributes: { type: 'AggregateResult' },
        who: user(2),
        Name: 'élan',
        lastEnd: '2026-05-05T07:30:15.000+0000',
        expr0: 1,
        expr1: 60,
      },
    ]);
  });

  it('count rows, ids and what is not null', () => {
    expect(
      ask('SELECT COUNT(Id) a, COUNT(StatusDuration) b, AVG(StatusDuration) c FROM UserServicePresence'),
    ).toEqual([{ attributes: { type: 'AggregateResult' }, a: 3, b: 2, c: 45 }]);
  });

  it('sum, average and filter percentages as the numbers that they are', () => {
    expect(
      ask(
        'SELECT SUM(CapacityPercentage) a, AVG(CapacityPercentage) b, MAX(CapacityPercentage) c ' +
          'FROM AgentWork WHERE CapacityPercentage > 12.25',
      ),
    ).toEqual([{ attributes: { type: 'AggregateResult' }, a: 112.5, b: 56.25, c: 100 }]);
  });

  it('find the extremes of text without case and give them as written', () => {
    expect(ask('SELECT MIN(Name) a, MAX(Name) b, COUNT_DISTINCT(Name) c FROM User')).toMatchObject([
      { a: 'a_b%c\\d', b: 'Élodie', c: 5 },
    ]);
  });

  it('group and count text without case, and give what is written first', () => {
    const groups = ask(
      'SELECT Title, COUNT(Id) n FROM User WHERE Title != null GROUP BY Title ORDER BY Title',
    );
    expect(groups).toMatchObject([
      { Title: 'agent', n: 1 },
      { Title: 'ÉQUIPE', n: 2 },
    ]);
    expect(ask('SELECT COUNT_DISTINCT(Title) n FROM User')).toMatchObject([{ n: 2 }]);
  });

  it.each([
    ['SELECT COUNT() FROM UserServicePresence', 3],
    ['SELECT COUNT() FROM UserServicePresence LIMIT 2', 2],
    ['SELECT COUNT() FROM UserServicePresence WHERE User.Name = null', 1],
  ])('%s is one number', (text, count) => {
    const compiled = compileSoql(text, scope);
    expect(compiled.kind).toBe('count');
    expect(read(db, compiled.query(clock))).toEqual([[count]]);
    expect(() => compiled.idQuery(clock)).toThrow('Only records have ids');
  });
});
