/** A refusal in Salesforce's own words: an HTTP status, an error code and a message that names what was wrong. */
export class OrgError extends Error {
  override readonly name = 'OrgError';
  readonly status: number;
  readonly errorCode: string;
  readonly fields: readonly string[];

  constructor(status: number, errorCode: string, message: string, fields: readonly string[] = []) {
    super(message);
    this.status = status;
    this.errorCode = errorCode;
    this.fields = fields;
  }
}

/** REST guide, status codes: 503, the service cannot answer for now. Here: the org's own file cannot be used any more. */
export function fileLost(why: string): OrgError {
  return new OrgError(503, 'SERVER_UNAVAILABLE', `The local org's file cannot be used: ${why}`);
}

/** What a real org would answer and this one does not: refused by name, never ignored. */
export function notImitated(what: string): OrgError {
  return new OrgError(400, 'LOCAL_ORG_NOT_IMITATED', `The local org does not imitate ${what}.`);
}
