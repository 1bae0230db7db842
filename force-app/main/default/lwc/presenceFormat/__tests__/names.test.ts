import type { Agent } from 'c/presenceModel';
import { describe, expect, it } from 'vitest';
import { appearanceOf } from '../appearance';
import { initialsOf } from '../initials';
import { accessibleName, capacityText, statusText } from '../names';
import { fillWords } from '../words';

const words = {
  offline: 'Offline',
  unknownStatus: 'Unknown status',
  since: 'since {0}',
  changing: '{0}, changing',
  suspect: '{0}, probably gone',
  second: '{0}, second row',
  bot: '{0}, bot',
  limit: '{0}, over limit',
  nameStatusSince: '{0}, {1}, {2}',
  averageCapacity: 'average {0} of {1} in this status, as of {2}',
};
const now = Date.UTC(2026, 4, 5, 18, 30);
const place = { locale: 'en-GB', timeZone: 'UTC' };
const online: Agent = {
  userId: '005000000000001AAA',
  name: 'Ada Lovelace',
  kind: 'online',
  changing: false,
  statusId: '0N5000000000001AAA',
  statusLabel: 'Available',
  since: Date.UTC(2026, 4, 5, 18, 5),
  suspect: false,
  suspectRows: 0,
  bot: false,
};

describe('names', () => {
  it.each<[Partial<Agent>, string]>([
    [{}, 'Ada Lovelace, Available, since 18:05'],
    [{ changing: true }, 'Ada Lovelace, Available, since 18:05, changing'],
    [{ suspect: true, suspectReason: 'too-old' }, 'Ada Lovelace, Available, since 18:05, probably gone'],
    [{ suspect: true, suspectReason: 'second-row' }, 'Ada Lovelace, Available, since 18:05, second row'],
    [{ bot: true, changing: true }, 'Ada Lovelace, Available, since 18:05, bot, changing'],
    [{ bot: true, limitBrokenAt: 1 }, 'Ada Lovelace, Available, since 18:05, bot, over limit'],
    [{ name: '{1}, Ada {0}', bot: true }, '{1}, Ada {0}, Available, since 18:05, bot'],
    [{ kind: 'offline', statusLabel: undefined }, 'Ada Lovelace, Offline, since 18:05'],
    [{ statusLabel: undefined }, 'Ada Lovelace, Unknown status, since 18:05'],
    [{ since: Date.UTC(2026, 4, 4, 18, 5) }, 'Ada Lovelace, Available, since 4 May, 18:05'],
  ])('say name, status and since when, of %j', (facts, text) => {
    expect(accessibleName({ ...online, ...facts }, words, now, place)).toBe(text);
  });

  it('call the status by its label, whatever is marked', () => {
    expect(statusText({ ...online, changing: true }, words)).toBe('Available');
  });

  it('give every kind, and a row that is not believed, a shape and a class of its own', () => {
    const looks = [
      online,
      { ...online, kind: 'busy' },
      { ...online, kind: 'offline' },
      { ...online, changing: true },
      { ...online, suspect: true, suspectReason: 'too-old' },
    ].map((agent) => appearanceOf(agent as Agent));
    expect(new Set(looks.map((look) => look.shape)).size).toBe(5);
    expect(new Set(looks.map((look) => look.className)).size).toBe(5);
    expect(looks[3]).toEqual({ shape: 'half-disc', className: 'presence-changing' });
  });
});

describe('average capacity', () => {
  it('says what it is of and as of when', () => {
    const worked = { ...online, averageCapacity: 1.25, configuredCapacity: 4, capacityAsOf: now };
    expect(capacityText(worked, words, place)).toBe('average 1.3 of 4 in this status, as of 18:30');
  });

  it('is silent where the row has none', () => {
    expect(capacityText(online, words, place)).toBeUndefined();
    expect(capacityText({ ...online, averageCapacity: 1, capacityAsOf: now }, words, place)).toBeUndefined();
  });
});

describe('initials', () => {
  it.each([
    ['Ada Lovelace', 'AL'],
    ['Ana María de la Cruz', 'AC'],
    ['Cher', 'C'],
    ['d.okafor', 'DO'],
    ['“Bo” Li', 'BL'],
    ['𝒜da', '𝒜'],
    ['', ''],
  ])('of %s are %s', (name, initials) => {
    expect(initialsOf(name)).toBe(initials);
  });
});

describe('labels', () => {
  it('are filled by place, and keep a place without a value', () => {
    expect(fillWords('{1} of {0}, {2}', 'a', '$&')).toBe('$& of a, {2}');
  });
});
