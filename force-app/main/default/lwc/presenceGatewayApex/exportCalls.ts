import rows from '@salesforce/apex/PresenceExport.rows';
import { ask } from './calls';

/** Current rows of at most 200 users with every field that an export has, read at this moment; one Apex call. Rejects
 * with GatewayError. */
export async function readExportRows(userIds: readonly string[]) {
  return ask(rows({ userIds: [...userIds] }));
}
