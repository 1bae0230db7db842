import { describe, expect, it } from 'vitest';
import { absoluteTime, clockTime, sinceTime } from '../times';

const at = Date.UTC(2026, 4, 5, 18, 5, 9);
const newYork = { locale: 'en-US', timeZone: 'America/New_York' };
const berlin = { locale: 'de-DE', timeZone: 'Europe/Berlin' };
// ICU puts a narrow space before AM and PM.
const plain = (text: string) => text.replace(/\s/gu, ' ');

describe('times', () => {
  it('are those of the zone and the locale given', () => {
    expect(plain(clockTime(at, newYork))).toBe('2:05 PM');
    expect(clockTime(at, berlin)).toBe('20:05');
    expect(clockTime(at, { locale: 'en-GB', timeZone: 'Asia/Kolkata' })).toBe('23:35');
  });

  it('carry the date when they are not of the same day in that zone', () => {
    const afterMidnightInBerlin = Date.UTC(2026, 4, 5, 22, 30);
    expect(plain(sinceTime(at, afterMidnightInBerlin, newYork))).toBe('2:05 PM');
    expect(plain(sinceTime(at, afterMidnightInBerlin, berlin))).toBe('5. Mai, 20:05');
  });

  it('know the hour that summer time skips', () => {
    const place = { locale: 'en-GB', timeZone: 'Europe/Berlin' };
    expect(clockTime(Date.UTC(2026, 2, 29, 0, 59), place)).toBe('01:59');
    expect(clockTime(Date.UTC(2026, 2, 29, 1, 0), place)).toBe('03:00');
  });

  it('are absolute with seconds and zone', () => {
    expect(plain(absoluteTime(at, newYork))).toBe('May 5, 2026, 2:05:09 PM EDT');
    expect(absoluteTime(at, berlin)).toBe('5. Mai 2026, 20:05:09 MESZ');
  });
});
