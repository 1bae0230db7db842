import { toGatewayError } from '../errors';

const apex = (status: number, message: string, exceptionType = '') => ({
  status,
  statusText: 'Server Error',
  body: { message, exceptionType },
});

describe('an Apex failure becomes', () => {
  it.each([
    [
      'denied',
      'a class without access',
      apex(500, "You do not have access to the Apex class named 'PresenceFloor'."),
    ],
    [
      'denied',
      'a hidden field',
      apex(500, "No such column 'AverageCapacity' on entity 'UserServicePresence'.", 'System.QueryException'),
    ],
    [
      'denied',
      'an object that the user may not read',
      apex(500, "sObject type 'UserServicePresence' is not supported.", 'System.QueryException'),
    ],
    [
      'denied',
      'insufficient rights',
      apex(500, 'Insufficient permissions: secure query', 'System.QueryException'),
    ],
    ['denied', 'a refused class', apex(500, 'Access', 'System.NoAccessException')],
    ['denied', 'a bare 403', apex(403, 'Forbidden')],
    [
      'denied',
      'a REST code',
      { status: 400, body: [{ errorCode: 'INVALID_TYPE', message: 'not supported' }] },
    ],
    ['session', 'a 401', apex(401, 'Unauthorized')],
    ['session', 'an ended session', apex(500, 'INVALID_SESSION_ID: Session expired or invalid')],
    ['offline', 'a cancelled call', apex(0, 'Disconnected or Canceled')],
    ['offline', 'a failed fetch', new TypeError('Failed to fetch')],
    ['offline', 'a bad gateway', apex(502, 'Bad Gateway')],
    ['offline', 'a gateway timeout', apex(504, 'Gateway Timeout')],
    ['limit', 'an Apex limit', apex(500, 'Too many query rows: 50001', 'System.LimitException')],
    ['limit', 'the daily requests', apex(403, 'REQUEST_LIMIT_EXCEEDED: TotalRequests Limit exceeded.')],
    [
      'limit',
      'too many long-running requests',
      apex(503, 'Unable to process: concurrent requests limit exceeded.'),
    ],
    ['limit', 'a 429', apex(429, 'Too Many Requests')],
    ['other', 'a bug', apex(500, 'Attempt to de-reference a null object', 'System.NullPointerException')],
    [
      'other',
      'a query that times out',
      apex(500, 'Your query request was running for too long.', 'System.QueryException'),
    ],
    ['other', 'a thrown string', 'broken'],
  ])('%s: %s', (kind, _what, reason) => {
    expect(toGatewayError(reason)).toMatchObject({ kind });
  });

  it("keeps the platform's own words", () => {
    expect(toGatewayError(apex(500, 'Too many query rows: 50001')).message).toBe(
      'Too many query rows: 50001',
    );
    expect(toGatewayError({ status: 502, statusText: 'Bad Gateway' }).message).toBe('Bad Gateway');
    expect(toGatewayError(undefined).message).toBe('undefined');
  });

  it('puts the code of a REST error before its words, once', () => {
    const refused = { status: 400, body: [{ errorCode: 'INVALID_FIELD', message: 'No such column' }] };
    const named = {
      status: 401,
      body: [{ errorCode: 'INVALID_SESSION_ID', message: 'INVALID_SESSION_ID: gone' }],
    };
    expect(toGatewayError(refused).message).toBe('INVALID_FIELD: No such column');
    expect(toGatewayError(named).message).toBe('INVALID_SESSION_ID: gone');
  });

  it('is an Error with a stack', () => {
    expect(toGatewayError(apex(500, 'x'))).toBeInstanceOf(Error);
  });
});
