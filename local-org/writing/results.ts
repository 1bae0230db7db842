import { OrgError } from '../org-error.ts';

/** SaveResult, DeleteResult and UndeleteResult: what a list of writes answers for each record. */
export interface WriteResult {
  readonly id?: string;
  readonly success: boolean;
  readonly errors: readonly {
    readonly statusCode: string;
    readonly message: string;
    readonly fields: readonly string[];
  }[];
}

export function succeeded(id: string): WriteResult {
  return { id, success: true, errors: [] };
}

export function failed({ errorCode, message, fields }: OrgError): WriteResult {
  return { success: false, errors: [{ statusCode: errorCode, message, fields }] };
}

/** REST guide, allOrNone: what a record that had no fault of its own answers. */
export const rolledBack: WriteResult = failed(
  new OrgError(
    400,
    'ALL_OR_NONE_OPERATION_ROLLED_BACK',
    'Record rolled back because not all records were valid and the request was using AllOrNone header',
  ),
);
