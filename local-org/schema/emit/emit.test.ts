import { DatabaseSync } from '@photostructure/sqlite';
import { describe, expect, it } from 'vitest';
import { objects, resolveObject } from '../index.ts';
import type { SObject } from '../types.ts';
import { changeEventEntry, describeChangeEvent } from './change-event.ts';
import { describeGlobal, describeObject, type Description } from './describe.ts';
import { recordsModule } from './records.ts';
import { tableStatements } from './tables.ts';

const gate = { apiVersion: 67, omniChannel: true, interruptibleCapacity: true };
const admin = { apiVersion: 67, customizeApplication: true };

function described(name: string, caller = admin): Description {
  const resolved = resolveObject(name, { ...gate, apiVersion: caller.apiVersion });
  if (!resolved) throw new Error(name);
  return describeObject(resolved, caller);
}

function fieldOf(description: Description, name: string): Description {
  const fields = description['fields'] as readonly Description[];
  const field = fields.find((candidate) => candidate['name'] === name);
  if (!field) throw new Error(name);
  return field;
}

/** What the view of the shares reads besides objects. */
const keptBeside = [
  'CREATE TABLE local_group_user (group_id, user_id)',
  'CREATE TABLE local_share ("Id", "ParentId", "UserOrGroupId", "AccessLevel", "LastModifiedDate", "LastModifiedById")',
];

describe('tables', () => {
  it('make a database in which every field is a column', () => {
    const db = new DatabaseSync(':memory:');
    for (const statement of [...keptBeside, ...tableStatements(objects)]) db.exec(statement);
    for (const object of objects) {
      const rows = db.prepare(`SELECT name FROM pragma_table_info('${object.name}')`).all();
      const columns = rows.map((row) => (row as { name: string }).name);
      const fields = object.fields.map(({ name }) => name);
      // A view has a column more, by which it is limited.
      if (object.name.endsWith('Share'))
        expect(new Set(columns)).toEqual(new Set([...fields, 'ParentOwnerId']));
      else expect(columns).toEqual(fields);
    }
    db.close();
  });

  it('keep the fraction of a percentage', () => {
    const table = tableStatements(objects).find((statement) => statement.includes('TABLE "AgentWork"'));
    expect(table).toContain('"CapacityPercentage" REAL');
  });

  it('keep current rows behind a partial index that a literal condition meets', () => {
    const db = new DatabaseSync(':memory:');
    for (const statement of tableStatements(objects)) db.exec(statement);
    const plan = db
      .prepare(
        `EXPLAIN QUERY PLAN SELECT * FROM "UserServicePresence"
         WHERE "IsCurrentState" = 1 AND "IsDeleted" = 0 AND "OwnerId" = ?`,
      )
      .all('005000000000001AAA');
    expect(JSON.stringify(plan)).toContain('UserServicePresence_current_owner');
    db.close();
  });
});

describe('record types', () => {
  it('make a field that may be null optional and a never-null key required', () => {
    const text = recordsModule(objects);
    expect(text).toContain('readonly StatusEndDate?: string;');
    expect(text).toContain('readonly UserId: string;');
    expect(text).toContain('readonly User?: { readonly Id?: string; readonly Name?: string };');
  });

  it('refuse to call a field always present that may be null', () => {
    const nullable = objects.map((object): SObject =>
      object.name !== 'UserServicePresence'
        ? object
        : {
            ...object,
            fields: object.fields.map((field) =>
              field.name !== 'UserId'
                ? field
                : { ...field, observed: { properties: ['Nillable'], source: object.source } },
            ),
          },
    );
    expect(() => recordsModule(nullable)).toThrow('UserServicePresence.UserId may be null');
  });
});

describe('describe', () => {
  it('answers that presence can be read and deleted, never made or changed', () => {
    expect(described('UserServicePresence')).toMatchObject({
      createable: false,
      updateable: false,
      deletable: true,
      undeletable: true,
      queryable: true,
      retrieveable: true,
      replicateable: true,
      triggerable: false,
    });
  });

  it.each([
    ['below 41.0', { apiVersion: 40, customizeApplication: true }],
    ['without Customize Application', { apiVersion: 67, customizeApplication: false }],
  ])('answers %s that presence cannot be deleted', (_when, caller) => {
    expect(described('UserServicePresence', caller)).toMatchObject({ deletable: false, undeletable: false });
  });

  it('answers UserId as orgs show it and ServicePresenceStatusId as not groupable', () => {
    const description = described('UserServicePresence');
    expect(fieldOf(description, 'UserId')).toMatchObject({
      type: 'reference',
      soapType: 'tns:ID',
      referenceTo: ['User'],
      relationshipName: 'User',
      groupable: true,
      nillable: false,
    });
    expect(fieldOf(description, 'ServicePresenceStatusId')).toMatchObject({
      groupable: false,
      filterable: true,
    });
  });

  it('answers an owner that may be a user or a queue', () => {
    expect(fieldOf(described('UserServicePresence'), 'OwnerId')).toMatchObject({
      referenceTo: ['Group', 'User'],
      polymorphicForeignKey: true,
      namePointing: true,
    });
  });

  it('answers the default of a boolean and the digits of numbers', () => {
    const description = described('UserServicePresence');
    expect(fieldOf(description, 'IsAway')).toMatchObject({ defaultValue: false, defaultedOnCreate: true });
    expect(fieldOf(description, 'StatusDuration')).toMatchObject({ digits: 9, precision: 0 });
    expect(fieldOf(description, 'AverageCapacity')).toMatchObject({ digits: 0, precision: 10, scale: 2 });
  });

  it('answers which name is a number that the org gives', () => {
    expect(fieldOf(described('AgentWork'), 'Name')).toMatchObject({ autoNumber: true, nameField: true });
    expect(fieldOf(described('UserServicePresence'), 'Name')).toMatchObject({ autoNumber: false });
  });

  it('answers a percentage as such, which travels as a double', () => {
    expect(fieldOf(described('AgentWork'), 'CapacityPercentage')).toMatchObject({
      type: 'percent',
      soapType: 'xsd:double',
      precision: 5,
      scale: 2,
      digits: 0,
    });
  });

  it('answers the change event of presence from 62.0 on, which no call reads or writes', () => {
    const presence = resolveObject('UserServicePresence', gate);
    if (!presence) throw new Error('no presence');
    expect(changeEventEntry(presence, { ...admin, apiVersion: 61 })).toBeUndefined();
    expect(changeEventEntry(presence, { ...admin, apiVersion: 62 })).toMatchObject({
      name: 'UserServicePresenceChangeEvent',
      keyPrefix: null,
      createable: false,
      deletable: false,
      queryable: false,
      replicateable: false,
      retrieveable: false,
      undeletable: false,
      updateable: false,
    });
    const described = describeChangeEvent(presence, admin) ?? {};
    const names = (described['fields'] as readonly Description[]).map((field) => field['name']);
    expect(names).toEqual(
      expect.arrayContaining(['UserId', 'IsCurrentState', 'ReplayId', 'ChangeEventHeader']),
    );
    for (const name of ['IsDeleted', 'SystemModstamp', 'StatusDuration']) expect(names).not.toContain(name);
    expect(fieldOf(described, 'ChangeEventHeader')).toMatchObject({ type: 'complexvalue' });
    expect(fieldOf(described, 'UserId')).toMatchObject({
      createable: false,
      filterable: false,
      nillable: true,
    });
  });

  it('answers no change event of an object whose page names none', () => {
    const user = resolveObject('User', gate);
    expect(user && changeEventEntry(user, admin)).toBeUndefined();
  });

  it('lists all objects by name under the URLs of the asked version', () => {
    const resolved = objects.flatMap(({ name }) => resolveObject(name, gate) ?? []);
    const entries = describeGlobal(resolved, { ...admin, apiVersion: 60 })['sobjects'] as Description[];
    expect(entries.map((entry) => entry['name'])).toEqual(objects.map(({ name }) => name).sort());
    expect(entries.find((entry) => entry['name'] === 'UserServicePresence')).toMatchObject({
      keyPrefix: '0N3',
      urls: { sobject: '/services/data/v60.0/sobjects/UserServicePresence' },
    });
  });
});
