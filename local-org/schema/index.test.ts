import { describe, expect, it } from 'vitest';
import { objectByName, objects, resolveObject, type Gate } from './index.ts';
import { resolveField } from './resolve.ts';

const newest: Gate = { apiVersion: 67, omniChannel: true, interruptibleCapacity: true };

function fieldNames(name: string, gate: Gate): string[] {
  return [...(resolveObject(name, gate)?.fields.values() ?? [])].map((field) => field.name);
}

describe('the schema', () => {
  it('finds objects and fields by name in any case', () => {
    expect(objectByName('userservicePRESENCE')?.name).toBe('UserServicePresence');
    expect(resolveObject('agentwork', newest)?.fields.get('capacityweight')?.name).toBe('CapacityWeight');
    expect(resolveObject('Account', newest)).toBeUndefined();
  });

  it('has no UserServicePresence below 32.0', () => {
    expect(resolveObject('UserServicePresence', { ...newest, apiVersion: 31 })).toBeUndefined();
  });

  it('has at 33.0 the undated fields of UserServicePresence only', () => {
    const names = fieldNames('UserServicePresence', { ...newest, apiVersion: 33 });
    expect(names.filter((name) => !/^(Id|IsDeleted|Created|LastModified|SystemModstamp)/.test(name))).toEqual(
      ['ConfiguredCapacity', 'IsAway', 'Name', 'OwnerId', 'ServicePresenceStatusId', 'UserId'],
    );
  });

  it.each([
    [56, true, false],
    [57, false, false],
    [57, true, true],
  ])(
    'at %d.0 with Interruptible Capacity %s says %s to ConfiguredInterruptCapacity',
    (version, on, there) => {
      const gate = { ...newest, apiVersion: version, interruptibleCapacity: on };
      expect(fieldNames('UserServicePresence', gate).includes('ConfiguredInterruptCapacity')).toBe(there);
    },
  );

  it('loses exactly the objects of Omni-Channel when it is off', () => {
    const gone = objects.filter(({ name }) => !resolveObject(name, { ...newest, omniChannel: false }));
    expect(gone.map(({ name }) => name)).toEqual([
      'AgentWork',
      'ServiceChannel',
      'ServiceChannelStatus',
      'ServicePresenceStatus',
      'UserServicePresence',
      'UserServicePresenceOwnerSharingRule',
      'UserServicePresenceShare',
    ]);
  });

  it('meets UserId as the lookup that orgs show, under the properties that the page gives', () => {
    const field = resolveObject('UserServicePresence', newest)?.relationships.get('user');
    expect(field).toMatchObject({ name: 'UserId', type: 'reference', referenceTo: ['User'], length: 18 });
    expect([...(field?.properties ?? [])]).toEqual(['Create', 'Filter', 'Group', 'Sort', 'Update']);
  });

  it('answers the same resolved object again', () => {
    expect(resolveObject('User', { ...newest })).toBe(resolveObject('user', { ...newest }));
  });
});

describe('every object', () => {
  const all = objects.flatMap((object) => object.fields.map((field) => ({ object, field })));

  it.each(all.map(({ object, field }) => [`${object.name}.${field.name}`, object, field] as const))(
    '%s has a type and properties, not before its object',
    (_name, object, field) => {
      expect(() => resolveField(object, field)).not.toThrow();
      expect(field.since).toBeGreaterThanOrEqual(object.since);
    },
  );

  it('has a key prefix, a field name and a relationship name of its own', () => {
    expect(new Set(objects.map(({ keyPrefix }) => keyPrefix)).size).toBe(objects.length);
    for (const object of objects) {
      const names = object.fields.map(({ name }) => name.toLowerCase());
      expect(new Set(names).size).toBe(names.length);
      const parents = object.fields.flatMap(
        ({ observed }) => observed?.relationshipName?.toLowerCase() ?? [],
      );
      expect(new Set(parents).size).toBe(parents.length);
    }
  });

  it('points its lookups at objects that exist here, groups apart', () => {
    const targets = all.flatMap(({ field }) => field.observed?.referenceTo ?? []);
    const known = new Set([...objects.map(({ name }) => name), 'Group']);
    expect(targets.filter((target) => !known.has(target))).toEqual([]);
  });
});
