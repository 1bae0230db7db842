import { expect } from 'vitest';
import { connect } from './org.ts';
import { documented, restGuide } from './verified.ts';

const root = '/services/data/v60.0';

interface Composite {
  readonly compositeResponse: readonly {
    readonly referenceId: string;
    readonly httpStatusCode: number;
    readonly body: unknown;
  }[];
}

async function composite(compositeRequest: readonly object[], allOrNone = false): Promise<Composite> {
  return (await connect()).requestPost<Composite>(`${root}/composite`, { allOrNone, compositeRequest });
}

const get = (referenceId: string, path: string): object => ({ method: 'GET', referenceId, url: root + path });

documented(
  `${restGuide}, Composite`,
  'answers subrequests in order, and lets one name another’s value',
  async () => {
    const soql = 'SELECT+Id,ProfileId+FROM+User+WHERE+IsActive=true+ORDER+BY+Id+LIMIT+1';
    const { compositeResponse } = await composite([
      get('people', `/query?q=${soql}`),
      get('profile', '/sobjects/Profile/@{people.records[0].ProfileId}'),
      get('none', '/sobjects/NoSuchObjectAnywhere/describe'),
    ]);
    expect(compositeResponse.map(({ referenceId, httpStatusCode }) => [referenceId, httpStatusCode])).toEqual(
      [
        ['people', 200],
        ['profile', 200],
        ['none', 404],
      ],
    );
    const { records } = compositeResponse[0]?.body as { records: { ProfileId: string }[] };
    expect(compositeResponse[1]?.body).toMatchObject({ Id: records[0]?.ProfileId });
  },
);

documented(`${restGuide}, Composite, allOrNone`, 'answers none where one of all fails', async () => {
  const { compositeResponse } = await composite(
    [get('versions', '/limits'), get('none', '/sobjects/NoSuchObjectAnywhere/describe')],
    true,
  );
  expect(compositeResponse.map(({ httpStatusCode }) => httpStatusCode)).toEqual([400, 404]);
  expect(compositeResponse[0]?.body).toMatchObject([{ errorCode: 'PROCESSING_HALTED' }]);
});
