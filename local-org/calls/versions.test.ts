import { describe, expect, it } from 'vitest';
import { readVersion, versions } from './versions.ts';

describe('API versions', () => {
  it.each([
    [31, "Summer '14"],
    [32, "Winter '15"],
    [33, "Spring '15"],
    [65, "Winter '26"],
    [67, "Summer '26"],
  ])('%i.0 came with %s', (number, release) => {
    expect(versions().find(({ version }) => version === `${number}.0`)?.label).toBe(release);
  });

  it('are read with or without their v', () => {
    expect([readVersion('v58.0'), readVersion('58.0')]).toEqual([58, 58]);
  });

  it.each([
    ['v30.0', 410, 'UNSUPPORTED_API_VERSION'],
    ['v68.0', 404, 'NOT_FOUND'],
    ['v58', 404, 'NOT_FOUND'],
    ['v58.5', 404, 'NOT_FOUND'],
    ['latest', 404, 'NOT_FOUND'],
  ])('refuse %s with %i %s', (text, status, errorCode) => {
    expect(() => readVersion(text)).toThrow(expect.objectContaining({ status, errorCode }) as Error);
  });
});
