import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deployTarget, failuresOf, type DeployTarget } from './deploy-target.fixture.ts';
import { floorPackage, packageXml, settingPackage } from './package.fixture.ts';

let target: DeployTarget;
beforeAll(() => {
  target = deployTarget();
});
afterAll(() => target.remove());

const allNamed = packageXml({
  ApexClass: ['Floor'],
  CustomMetadata: ['Limit.Long_break'],
  CustomObject: ['Limit__mdt'],
  CustomPermission: ['See'],
  PermissionSet: ['Seer'],
});

describe('whatever becomes of a file', () => {
  const files = { ...floorPackage, ...settingPackage, 'package.xml': allNamed };

  it('is taken whole or leaves nothing, and never fails unexplained', async () => {
    const paths = Object.keys(files) as (keyof typeof files)[];
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...paths),
        fc.nat(2000),
        fc.nat(60),
        fc.oneof(
          fc.string({ maxLength: 8 }),
          fc.constantFrom('<', '>', '&', '</', '<label>', '\0', '__c', 'true'),
        ),
        async (path, at, length, text) => {
          const before = files[path] ?? '';
          const start = at % (before.length + 1);
          const changed = before.slice(0, start) + text + before.slice(start + length);
          const contentsBefore = target.contents();
          const result = await target.deployFiles({ ...files, [path]: changed }, { checkOnly: at % 2 === 0 });
          expect(result.success).toBe(failuresOf(result).length === 0);
          for (const { problem } of failuresOf(result)) expect(problem).toMatch(/\S/);
          if (!result.success || result.checkOnly) expect(target.contents()).toEqual(contentsBefore);
        },
      ),
      { numRuns: process.env['SOAK'] ? 20_000 : 150 },
    );
  });
});
