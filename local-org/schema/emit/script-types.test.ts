import { describe, expect, it } from 'vitest';
import { scriptTypeOf } from './script-types.ts';

describe('the script type of a field', () => {
  it.each([
    ['UserServicePresence', ['IsAway'], { type: 'boolean', nillable: false }],
    ['userservicepresence', ['statusenddate'], { type: 'string', nillable: true }],
    ['AgentWork', ['CapacityWeight'], { type: 'number', nillable: true }],
    ['AgentWork', ['CapacityPercentage'], { type: 'number', nillable: true }],
    ['UserServicePresence', ['User', 'Manager', 'Name'], { type: 'string', nillable: false }],
    ['UserServicePresence', ['Owner', 'Name'], { type: 'string', nillable: false }],
  ])('of %s.%s is %o', (object, path, type) => {
    expect(scriptTypeOf(object, path)).toEqual(type);
  });

  it.each([
    ['Nonsense', ['Id']],
    ['User', ['Nonsense']],
    ['User', ['Boss', 'Name']],
    ['User', []],
  ])('of %s.%s is unknown', (object, path) => {
    expect(scriptTypeOf(object, path)).toBeUndefined();
  });
});
