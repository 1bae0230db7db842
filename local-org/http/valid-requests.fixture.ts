import { idOf, userId } from '../fixtures/small-org.ts';

const object = 'UserServicePresence';

/** What is sent to a route. */
export interface Request {
  readonly method: string;
  readonly path: string;
  readonly type?: string;
  readonly body?: string;
}

export const json = (method: string, path: string, body: unknown): Request => ({
  method,
  path,
  type: 'application/json',
  body: JSON.stringify(body),
});
export const rest = (path: string): string => `/services/data/v60.0${path}`;
const row = idOf(object, 1);
const times = 'start=2026-05-05T09%3A00%3A00Z&end=2026-05-05T10%3A00%3A00%2B00%3A00';
const soql = `SELECT Id, User.Name FROM ${object} WHERE IsCurrentState = true AND Name LIKE 'P-%' ORDER BY Id LIMIT 5`;
const envelope = (session: string, call: string): string =>
  `<?xml version="1.0"?><e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/"><e:Header><SessionHeader>` +
  `<sessionId>${session}</sessionId></SessionHeader></e:Header><e:Body>${call}</e:Body></e:Envelope>`;
const soap = (session: string, letter: string, call: string): Request => ({
  method: 'POST',
  path: `/services/Soap/${letter}/60.0`,
  type: 'text/xml',
  body: envelope(session, call),
});

/** A valid request for every route, by the route as it stands in the source. */
export const validRequests = (session: string): Readonly<Record<string, readonly Request[]>> => ({
  '/composite': [
    json('POST', rest('/composite'), {
      compositeRequest: [{ method: 'GET', url: rest('/limits'), referenceId: 'a' }],
    }),
  ],
  '/composite/sobjects/:object': [
    json('POST', rest(`/composite/sobjects/${object}`), { ids: [row], fields: ['Id'] }),
    { method: 'GET', path: rest(`/composite/sobjects/${object}?ids=${row}&fields=Id,Name`) },
  ],
  '/composite/sobjects/:object/:field': [
    json('PATCH', rest(`/composite/sobjects/${object}/Id`), {
      records: [{ attributes: { type: object }, Id: row }],
    }),
  ],
  '/composite/sobjects': [
    json('POST', rest('/composite/sobjects'), {
      allOrNone: true,
      records: [{ attributes: { type: object }, Name: 'x' }],
    }),
    json('PATCH', rest('/composite/sobjects'), { records: [{ attributes: { type: object }, Id: row }] }),
    { method: 'DELETE', path: rest(`/composite/sobjects?ids=${row},${idOf(object, 2)}&allOrNone=false`) },
  ],
  '/local/agents/:userId/status': [
    json('POST', `/local/agents/${userId('agent')}/status`, { status: 'Lunch' }),
  ],
  '/local/agents/:userId/logout': [json('POST', `/local/agents/${userId('agent')}/logout`, {})],
  '/local/agents/:userId/work': [json('POST', `/local/agents/${userId('agent')}/work`, { change: 2 })],
  '/local/agents/:userId/release': [json('POST', `/local/agents/${userId('agent')}/release`, {})],
  '/local/settings': [
    { method: 'GET', path: '/local/settings' },
    json('PATCH', '/local/settings', { maxIds: 600_000, sharing: 'Private' }),
  ],
  '/local/faults': [
    json('POST', '/local/faults', { kind: 'drop', share: 0.5, ms: 100, count: 2, seed: 7 }),
    { method: 'GET', path: '/local/faults' },
    { method: 'DELETE', path: '/local/faults' },
  ],
  '/local/faults/:id': [{ method: 'DELETE', path: '/local/faults/1' }],
  '/local/clock': [json('POST', '/local/clock', { advance: 1 })],
  '/cometd': [json('POST', '/cometd', [{ channel: '/meta/handshake', id: '1' }])],
  '/cometd/:version': [
    json('POST', '/cometd/60.0', [
      { channel: '/meta/handshake', id: '1', version: '1.0', supportedConnectionTypes: ['long-polling'] },
    ]),
    json('POST', '/cometd/60.0', [
      {
        channel: '/meta/connect',
        id: '2',
        clientId: 'x',
        connectionType: 'long-polling',
        advice: { timeout: 0 },
      },
      {
        channel: '/meta/subscribe',
        id: '3',
        clientId: 'x',
        subscription: ['/a'],
        ext: { replay: { '/a': -2 } },
      },
    ]),
  ],
  '/cometd/:version/:type': [
    json('POST', '/cometd/60.0/unsubscribe', {
      channel: '/meta/unsubscribe',
      clientId: 'x',
      subscription: '/a',
    }),
  ],
  '/services/oauth2/token': [
    {
      method: 'POST',
      path: '/services/oauth2/token',
      type: 'application/x-www-form-urlencoded',
      body: 'grant_type=password&username=agent%40omnipresence.example&password=local',
    },
  ],
  '/services/oauth2/userinfo': [{ method: 'GET', path: '/services/oauth2/userinfo' }],
  '/services/oauth2/revoke': [{ method: 'POST', path: '/services/oauth2/revoke', body: 'token=nobody' }],
  '/id/:organizationId/:userId': [
    { method: 'GET', path: `/id/${idOf('Organization', 1)}/${userId('agent')}` },
  ],
  '/query': [{ method: 'GET', path: rest(`/query?q=${encodeURIComponent(soql)}`) }],
  '/queryAll': [{ method: 'GET', path: rest(`/queryAll?columns=false&q=${encodeURIComponent(soql)}`) }],
  '/query/:locator': [{ method: 'GET', path: rest('/query/01g00000000000AAAA-200') }],
  '/queryAll/:locator': [{ method: 'GET', path: rest('/queryAll/01g00000000000AAAA-200') }],
  '/services/data': [{ method: 'GET', path: '/services/data' }],
  '/': [{ method: 'GET', path: rest('/') }],
  '/limits': [{ method: 'GET', path: rest('/limits') }],
  '/*': [{ method: 'GET', path: rest('/tooling/query') }],
  '/sobjects': [{ method: 'GET', path: rest('/sobjects') }],
  '/sobjects/:object': [
    { method: 'GET', path: rest(`/sobjects/${object}`) },
    json('POST', rest('/sobjects/Group'), { Name: 'x', Type: 'Queue' }),
  ],
  '/sobjects/:object/describe': [{ method: 'GET', path: rest(`/sobjects/${object}/describe`) }],
  '/sobjects/:object/${path}': [
    { method: 'GET', path: rest(`/sobjects/${object}/updated?${times}`) },
    { method: 'GET', path: rest(`/sobjects/${object}/deleted?${times}`) },
  ],
  '/sobjects/:object/:id': [
    { method: 'GET', path: rest(`/sobjects/${object}/${row}?fields=Id,Name`) },
    json('PATCH', rest(`/sobjects/${object}/${row}`), { Name: 'x' }),
    json('POST', rest(`/sobjects/${object}/${row}?_HttpMethod=PATCH`), { Name: 'x' }),
    { method: 'DELETE', path: rest(`/sobjects/${object}/${row}`), type: 'application/json' },
  ],
  '/sobjects/:object/:field/:value': [json('PATCH', rest(`/sobjects/${object}/Name/x`), {})],
  '/ui-api/records/:id': [{ method: 'GET', path: rest(`/ui-api/records/${row}?fields=${object}.Name`) }],
  '/services/Soap/${letter}/:version': [
    soap(
      session,
      'u',
      '<login><username>agent@omnipresence.example</username><password>local</password></login>',
    ),
    soap(session, 'u', '<getUserInfo/>'),
    soap(session, 'c', `<delete><ids>${row}</ids><ids>x</ids></delete>`),
    soap(session, 'u', `<undelete><ids>${row}</ids></undelete>`),
    soap(session, 'u', `<create><sObjects><type>${object}</type><Name>x</Name></sObjects></create>`),
    soap(
      session,
      'u',
      `<getUpdated><sObjectType>${object}</sObjectType><startDate>2026-05-05T09:00:00Z</startDate></getUpdated>`,
    ),
    soap(session, 'm', '<describeMetadata><asOfVersion>60.0</asOfVersion></describeMetadata>'),
    soap(
      session,
      'm',
      '<deploy><ZipFile>UEsFBgAAAAAAAAAAAAAAAAAAAAAAAA==</ZipFile><DeployOptions/></deploy>',
    ),
    soap(
      session,
      'm',
      '<checkDeployStatus><asyncProcessId>0Af000000000001</asyncProcessId></checkDeployStatus>',
    ),
  ],
});
