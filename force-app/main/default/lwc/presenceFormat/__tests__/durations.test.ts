import { describe, expect, it } from 'vitest';
import { ageText, durationText, spokenDuration } from '../durations';

const words = { hours: '{0} h {1} min', days: '{0} d {1} h' };
const ages = { seconds: '{0} s', minutes: '{0} min', hours: '{0} h' };
const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;

describe('a duration', () => {
  it.each([
    [0, '0:00'],
    [-5 * second, '0:00'],
    [999, '0:00'],
    [7 * second, '0:07'],
    [3 * minute + 7 * second, '3:07'],
    [hour - 1, '59:59'],
    [hour, '1 h 00 min'],
    [hour + 4 * minute + 59 * second, '1 h 04 min'],
    [24 * hour - 1, '23 h 59 min'],
    [24 * hour, '1 d 0 h'],
    [51 * hour, '2 d 3 h'],
  ])('of %i ms is %s', (milliseconds, text) => {
    expect(durationText(milliseconds, words, 'en-US')).toBe(text);
  });

  it('has the digits of its locale and the words that it is given', () => {
    expect(durationText(187 * second, words, 'ar-EG')).toBe('٣:٠٧');
    expect(durationText(64 * minute, { ...words, hours: '{0} Std. {1} Min.' }, 'de-DE')).toBe(
      '1 Std. 04 Min.',
    );
  });

  it.each([
    [0, 'en', '0 seconds'],
    [187 * second, 'en', '3 minutes 7 seconds'],
    [64 * minute + 3 * second, 'en', '1 hour 4 minutes'],
    [51 * hour, 'en', '2 days 3 hours'],
    [64 * minute, 'de', '1 Stunde 4 Minuten'],
  ])('of %i ms is spoken in %s as %s', (milliseconds, locale, text) => {
    expect(spokenDuration(milliseconds, locale)).toBe(text);
  });
});

describe('an age', () => {
  it.each([
    [-1, '0 s'],
    [1, '1 s'],
    [34 * second, '34 s'],
    [119 * second, '119 s'],
    [119 * second + 1, '2 min'],
    [5 * minute + 1, '6 min'],
    [119 * minute + 1, '2 h'],
    [49 * hour, '49 h'],
  ])('of %i ms is %s, never less than it is', (milliseconds, text) => {
    expect(ageText(milliseconds, ages, 'en')).toBe(text);
  });
});
