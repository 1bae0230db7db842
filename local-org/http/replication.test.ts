import { Connection } from 'jsforce';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeMeta } from '../database/meta.ts';
import { ask, refusalOf, rest, tokenOf, type Answer } from '../fixtures/ask.ts';
import { idOf, noon, startSmallOrg } from '../fixtures/small-org.ts';
import type { RunningOrg } from '../org.ts';

const minute = 60_000;
const iso = (at: number): string => new Date(at).toISOString();
let org: RunningOrg;
let admin: string;
beforeAll(async () => {
  org = await startSmallOrg((db) => writeMeta(db, 'clockOffset', noon - Date.now()));
  admin = await tokenOf(org, 'admin');
});
afterAll(() => org.close());

const window = (call: string, start: string, end: string): Promise<Answer> =>
  ask(
    org,
    admin,
    rest(
      `/sobjects/UserServicePresence/${call}/?start=${encodeURIComponent(start)}&end=${encodeURIComponent(end)}`,
    ),
  );
const whole = [iso(noon - 10 * minute), iso(noon - minute)] as const;
const presence = (n: number): string => idOf('UserServicePresence', n);

describe('updated and deleted', () => {
  it('answer as the REST guide shows', async () => {
    expect((await window('updated', ...whole)).body).toEqual({
      ids: [presence(3), presence(2)],
      latestDateCovered: '2026-05-05T11:59:00.000+0000',
    });
    expect((await window('deleted', ...whole)).body).toEqual({
      deletedRecords: [],
      earliestDateAvailable: '2026-04-20T00:00:00.000+0000',
      latestDateCovered: '2026-05-05T11:59:00.000+0000',
    });
  });

  it('answer jsforce', async () => {
    const connection = new Connection({ instanceUrl: org.url, accessToken: admin });
    const { ids } = await connection.updated('UserServicePresence', ...whole);
    expect(ids).toEqual([presence(3), presence(2)]);
    const { deletedRecords } = await connection.sobject('UserServicePresence').deleted(...whole);
    expect(deletedRecords).toEqual([]);
  });

  it('refuse a window in the words of both guides', async () => {
    for (const call of ['updated', 'deleted']) {
      const codes = await Promise.all([
        window(call, iso(noon), iso(noon - minute)),
        window(call, 'yesterday', iso(noon)),
        window(call, iso(noon - 40 * 24 * 60 * minute), iso(noon)),
      ]);
      for (const answer of codes) {
        expect(refusalOf(answer)).toEqual({ status: 400, errorCode: 'INVALID_REPLICATION_DATE' });
      }
      const missing = await ask(org, admin, rest(`/sobjects/UserServicePresence/${call}?end=${iso(noon)}`));
      expect(refusalOf(missing)).toEqual({ status: 400, errorCode: 'MISSING_ARGUMENT' });
    }
  });

  it('reach back 15 days for what was deleted, and need more than a minute', async () => {
    const day = 24 * 60 * minute;
    const code = async (start: number, end: number): Promise<number> =>
      (await window('deleted', iso(start), iso(end))).status;
    const today = Date.UTC(2026, 4, 5);
    expect(await code(today - 15 * day, noon)).toBe(200);
    expect(await code(today - 15 * day - minute, noon)).toBe(400);
    expect(await code(noon - 2 * minute, noon - minute)).toBe(400);
    expect(await code(noon - 2 * minute, noon - minute + 1000)).toBe(200);
  });

  it('do not find an object that is not there for the version', async () => {
    const path = rest(`/sobjects/UserServicePresence/updated?start=${whole[0]}&end=${whole[1]}`, '31.0');
    expect(refusalOf(await ask(org, admin, path))).toEqual({ status: 404, errorCode: 'NOT_FOUND' });
  });
});

describe('SOAP getUpdated and getDeleted', () => {
  const soap = async (call: string, object: string, start: string, end: string): Promise<string> => {
    const response = await fetch(`${org.url}/services/Soap/u/60.0`, {
      method: 'POST',
      headers: { 'content-type': 'text/xml', soapaction: '""' },
      body: `<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/" xmlns:x="urn:partner.soap.sforce.com">
        <e:Header><x:SessionHeader><x:sessionId>${admin}</x:sessionId></x:SessionHeader></e:Header>
        <e:Body><x:${call}><x:sObjectType>${object}</x:sObjectType><x:startDate>${start}</x:startDate>
        <x:endDate>${end}</x:endDate></x:${call}></e:Body></e:Envelope>`,
    });
    return response.text();
  };

  it('answer as the SOAP guide shows', async () => {
    expect(await soap('getUpdated', 'UserServicePresence', ...whole)).toContain(
      `<getUpdatedResponse><result><ids>${presence(3)}</ids><ids>${presence(2)}</ids>` +
        '<latestDateCovered>2026-05-05T11:59:00.000Z</latestDateCovered></result></getUpdatedResponse>',
    );
    expect(await soap('getDeleted', 'UserServicePresence', ...whole)).toContain(
      '<earliestDateAvailable>2026-04-20T00:00:00.000Z</earliestDateAvailable>',
    );
  });

  it('refuse with a fault', async () => {
    expect(await soap('getUpdated', 'Nonsense', ...whole)).toContain(
      '<faultcode>sf:INVALID_TYPE</faultcode>',
    );
    expect(await soap('getDeleted', 'UserServicePresence', whole[1], whole[0])).toContain(
      '<faultcode>sf:INVALID_REPLICATION_DATE</faultcode>',
    );
  });
});
