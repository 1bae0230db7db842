import type { Connection } from 'jsforce';
import { connectAs } from './org.ts';

/** The package's permission sets in the hands of an administrator, by their API names. */
export interface PermissionSets {
  /** Takes every set of the package from the user. */
  takeAll(userId: string): Promise<void>;
  give(userId: string, ...names: readonly string[]): Promise<void>;
}

export async function permissionSets(orgUrl?: string): Promise<PermissionSets> {
  const admin = await connectAs('admin', orgUrl);
  return {
    takeAll: async (userId) => {
      const { records } = await admin.query<{ Id: string }>(
        `SELECT Id FROM PermissionSetAssignment WHERE AssigneeId = '${userId}' AND PermissionSet.Name LIKE 'Presence%'`,
      );
      const taken = await admin.sobject('PermissionSetAssignment').destroy(records.map(({ Id }) => Id));
      assertDone(taken);
    },
    give: async (userId, ...names) => {
      const assignments = await Promise.all(
        names.map(async (name) => ({ AssigneeId: userId, PermissionSetId: await setId(admin, name) })),
      );
      assertDone(await admin.sobject('PermissionSetAssignment').create(assignments));
    },
  };
}

async function setId(admin: Connection, name: string): Promise<string> {
  const { records } = await admin.query<{ Id: string }>(
    `SELECT Id FROM PermissionSet WHERE Name = '${name}'`,
  );
  const [set] = records;
  if (set === undefined) throw new Error(`The org has no permission set ${name}.`);
  return set.Id;
}

function assertDone(results: readonly { readonly success: boolean; readonly errors: unknown }[]): void {
  const failed = results.find(({ success }) => !success);
  if (failed) throw new Error(`Not done: ${JSON.stringify(failed.errors)}`);
}
