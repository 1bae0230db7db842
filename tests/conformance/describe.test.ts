import { expect } from 'vitest';
import { connect, isDemo, refusalOf, statusOf } from './org.ts';
import { client, documented, jsforceVersion, objectPage, restGuide } from './verified.ts';

const object = 'UserServicePresence';

documented(`${restGuide}, versions`, 'lists its versions, the oldest first', async () => {
  const connection = await connect();
  const versions = await connection.request<{ version: string }[]>('/services/data');
  const numbers = versions.map(({ version }) => Number(version));
  expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
  expect(numbers[0]).toBeGreaterThanOrEqual(31);
});

documented('API end-of-life policy', 'has retired the versions below 31.0', async () => {
  const connection = await connect();
  expect(await statusOf(connection, '/services/data/v30.0/sobjects')).toBe(410);
  expect(await statusOf(connection, '/services/data/v200.0/sobjects')).toBe(404);
});

client(jsforceVersion, 'lists the object among all', async () => {
  const { sobjects } = await (await connect()).describeGlobal();
  expect(sobjects.map(({ name }) => name)).toContain(object);
});

documented(objectPage, 'knows the object from 32.0 on', async () => {
  expect(await refusalOf((await connect('31.0')).describe(object))).toBe('NOT_FOUND');
  expect((await (await connect('32.0')).describe(object)).name).toBe(object);
});

documented(objectPage, 'can be queried, retrieved, replicated, but neither created nor updated', async () => {
  const described = await (await connect()).describe(object);
  expect(described).toMatchObject({
    createable: false,
    updateable: false,
    queryable: true,
    retrieveable: true,
    replicateable: true,
  });
});

documented(
  objectPage,
  'can be deleted and brought back from 41.0 on, by whoever may customize the application',
  async () => {
    const flags = async (version: string): Promise<[boolean, boolean]> => {
      const { deletable, undeletable } = await (await connect(version)).describe(object);
      return [deletable, undeletable];
    };
    expect(await flags('40.0')).toEqual([false, false]);
    expect(await flags('41.0')).toEqual([true, true]);
  },
  isDemo,
);

documented(objectPage, 'has a change event from 62.0 on', async () => {
  const names = async (version: string): Promise<string[]> =>
    (await (await connect(version)).describeGlobal()).sobjects.map(({ name }) => name);
  expect(await names('61.0')).not.toContain(`${object}ChangeEvent`);
  expect(await names('62.0')).toContain(`${object}ChangeEvent`);
});

documented(objectPage, 'has the seven fields of 34.0 from there on', async () => {
  const names = async (version: string): Promise<string[]> =>
    (await (await connect(version)).describe(object)).fields.map(({ name }) => name);
  const before = await names('33.0');
  const added = (await names('34.0')).filter((name) => !before.includes(name));
  expect(added.sort()).toEqual([
    'AtCapacityDuration',
    'AverageCapacity',
    'IdleDuration',
    'IsCurrentState',
    'StatusDuration',
    'StatusEndDate',
    'StatusStartDate',
  ]);
});

client(jsforceVersion, 'finds an object by any case of its name', async () => {
  const connection = await connect();
  expect(await statusOf(connection, '/services/data/v60.0/sobjects/USERSERVICEPRESENCE/describe')).toBe(200);
  expect(await statusOf(connection, '//services/data/v60.0/sobjects/userservicepresence')).toBe(200);
});
