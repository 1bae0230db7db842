import { expect } from 'vitest';
import { connect, refusalOf, statusOf } from './org.ts';
import { documented } from './verified.ts';

const guide = 'User Interface API guide';
const path = (id: string, parameters: string): string =>
  `/services/data/v60.0/ui-api/records/${id}?${parameters}`;

async function ownId(): Promise<string> {
  return (await (await connect()).identity()).user_id;
}

documented(`${guide}, Record`, 'gives a record with the fields asked for, parents within', async () => {
  const connection = await connect();
  const id = await ownId();
  const record = await connection.request(
    path(id, 'fields=User.Name,User.Profile.Name&optionalFields=User.Nope'),
  );
  const soql = `SELECT Name, Profile.Name FROM User WHERE Id = '${id}'`;
  const [user] = (await connection.query<{ Name: string; Profile: { Name: string } }>(soql)).records;
  expect(record).toMatchObject({
    apiName: 'User',
    id,
    childRelationships: {},
    fields: {
      Name: { displayValue: null, value: user?.Name },
      Profile: { displayValue: user?.Profile.Name, value: { apiName: 'Profile' } },
    },
  });
});

documented(`${guide}, fields`, 'refuses a field that there is not', async () => {
  const connection = await connect();
  expect(await refusalOf(connection.request(path(await ownId(), 'fields=User.Nope')))).toBe('INVALID_FIELD');
});

documented(
  `${guide}, Status Codes and Error Responses`,
  'answers 400 to what is no id and 404 to no record',
  async () => {
    const connection = await connect();
    expect(await statusOf(connection, path('005R000000', 'fields=User.Name'))).toBe(400);
    expect(await statusOf(connection, path('005zzzzzzzzzzzzzzz', 'fields=User.Name'))).toBe(404);
  },
);
