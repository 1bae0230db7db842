import { expect } from 'vitest';
import { connect, refusalOf } from './org.ts';
import { documented, objectPage } from './verified.ts';

const object = 'UserServicePresence';

/** Field, type and properties as the page lists them, but ConfiguredInterruptCapacity: its feature is seldom on. */
const fields: readonly (readonly [name: string, type: string, properties: string])[] = [
  ['AtCapacityDuration', 'int', 'Filter, Group, Nillable, Sort'],
  ['AverageCapacity', 'double', 'Filter, Nillable, Sort'],
  ['ConfiguredCapacity', 'int', 'Filter, Group, Nillable, Sort'],
  ['IdleDuration', 'int', 'Filter, Group, Nillable, Sort'],
  ['IsAway', 'boolean', 'Defaulted on create, Filter, Group, Sort'],
  ['IsCurrentState', 'boolean', 'Defaulted on create, Filter, Group, Sort'],
  ['Name', 'string', 'Create, Filter, Nillable, Sort, Update'],
  ['OwnerId', 'reference', 'Filter, Group, Sort'],
  ['ServicePresenceStatusId', 'reference', 'Create, Filter, Nillable, Sort, Update'],
  ['StatusDuration', 'int', 'Filter, Group, Nillable, Sort'],
  ['StatusEndDate', 'datetime', 'Filter, Nillable, Sort'],
  ['StatusStartDate', 'datetime', 'Filter, Nillable, Sort'],
  ['UserId', 'string', 'Create, Filter, Group, Sort, Update'],
];

const isText = (pattern: RegExp) => (value: unknown) => typeof value === 'string' && pattern.test(value);
const isOf: Readonly<Record<string, (value: unknown) => boolean>> = {
  int: (value) => Number.isInteger(value),
  double: (value) => typeof value === 'number',
  boolean: (value) => typeof value === 'boolean',
  string: isText(/./),
  reference: isText(/^[0-9A-Za-z]{18}$/),
  datetime: isText(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.000\+0000$/),
};

async function describedField(name: string): Promise<Readonly<Record<string, unknown>>> {
  const { fields: all } = await (await connect()).describe(object);
  const field = all.find((each) => each.name === name);
  if (field === undefined) throw new Error(`${name} is not described`);
  return { ...field };
}

for (const [name, type, listed] of fields) {
  const properties = listed.split(', ');
  const has = (property: string): boolean => properties.includes(property);
  const condition = type === 'boolean' ? `${name} = false` : `${name} != null`;

  // UserId is a lookup in every org that was looked at.
  if (name !== 'UserId') {
    documented(objectPage, `types ${name} as ${type}`, async () => {
      expect(await describedField(name)).toMatchObject({ type });
      const { records } = await (
        await connect()
      ).query(`SELECT ${name} FROM ${object} WHERE ${condition} LIMIT 100`);
      expect(records.length).toBeGreaterThan(0);
      const others = records.map((record) => record[name] as unknown).filter((value) => !isOf[type]?.(value));
      expect(others).toEqual([]);
    });
  }

  documented(objectPage, `lets ${name} do what its properties say`, async () => {
    expect(await describedField(name)).toMatchObject({
      createable: has('Create'),
      defaultedOnCreate: has('Defaulted on create'),
      filterable: has('Filter'),
      groupable: has('Group'),
      nillable: has('Nillable'),
      sortable: has('Sort'),
      updateable: has('Update'),
    });
    const connection = await connect();
    await connection.query(`SELECT Id FROM ${object} WHERE ${condition} LIMIT 1`);
    await connection.query(`SELECT Id FROM ${object} ORDER BY ${name} LIMIT 1`);
    const groups = connection.query(`SELECT ${name} FROM ${object} GROUP BY ${name} LIMIT 1`);
    if (has('Group')) expect((await groups).records).toHaveLength(1);
    else expect(await refusalOf(groups)).toMatch(/^(INVALID_FIELD|MALFORMED_QUERY)$/);
    if (has('Nillable') || type === 'boolean') return;
    const nulls = await connection.query(`SELECT COUNT() FROM ${object} WHERE ${name} = null`);
    expect(nulls.totalSize).toBe(0);
  });

  if (type === 'boolean') {
    documented(objectPage, `gives ${name} the default false`, async () => {
      expect(await describedField(name)).toMatchObject({ defaultValue: false });
    });
  }
}
