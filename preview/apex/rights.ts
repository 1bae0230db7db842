import type { Connection } from 'jsforce';
import { errorCodeOf } from './errors.ts';
import type { OrgClient } from './org-client.ts';

/** What the org's permission sets give a user, asked anew each time: the platform too looks at every call. */
export interface Rights {
  /** Whether the user may call a class. So he may where the org has no such class: its pages run from here, on his
   * access to records alone. Rejects with the org's refusal of anything else than to say. */
  mayCall(username: string, className: string): Promise<boolean>;
  /** API names of the custom permissions that the user holds. */
  customPermissions(username: string): Promise<readonly string[]>;
}

/** An org may keep setup records from a user without View Setup: then it cannot be asked on his behalf. */
const untold = /^(INVALID_TYPE|INVALID_FIELD|INSUFFICIENT_ACCESS\w*)$/;

/** `tell` gets one line, once, when an org does not say which classes its users may call. */
export function createRights(org: OrgClient, tell: (line: string) => void): Rights {
  const userIds = new Map<string, string>();
  const classIds = new Map<string, string>();
  let told = false;

  const first = (username: string, soql: string): Promise<{ Id: string } | undefined> =>
    org.platformCall(username, async (connection) => (await recordsOf<{ Id: string }>(connection, soql))[0]);

  async function userIdOf(username: string): Promise<string> {
    const known = userIds.get(username) ?? (await org.user(username)).id;
    userIds.set(username, known);
    return known;
  }

  async function classIdOf(username: string, className: string): Promise<string | undefined> {
    const known =
      classIds.get(className) ??
      (await first(username, `SELECT Id FROM ApexClass WHERE Name = '${className}' LIMIT 1`))?.Id;
    if (known !== undefined) classIds.set(className, known);
    return known;
  }

  async function isGranted(username: string, className: string): Promise<boolean> {
    const classId = await classIdOf(username, className);
    if (classId === undefined) return true;
    const userId = await userIdOf(username);
    const grants = `SELECT Id FROM SetupEntityAccess WHERE SetupEntityId = '${classId}' AND ${heldBy(userId)} LIMIT 1`;
    return (await first(username, grants)) !== undefined;
  }

  /** Author Apex opens every class (platform help: Apex class security). */
  async function authorsApex(username: string): Promise<boolean> {
    const userId = await userIdOf(username);
    const soql = `SELECT Id FROM PermissionSetAssignment WHERE AssigneeId = '${userId}' AND PermissionSet.PermissionsAuthorApex = TRUE LIMIT 1`;
    return first(username, soql).then(
      (found) => found !== undefined,
      (error: unknown) => {
        if (errorCodeOf(error) === 'INVALID_FIELD') return false;
        throw error;
      },
    );
  }

  return {
    async mayCall(username, className) {
      if (!/^[A-Za-z]\w*$/.test(className)) return true;
      try {
        if (await isGranted(username, className)) return true;
        // An org that was filled anew has other ids.
        userIds.delete(username);
        classIds.delete(className);
        return (await isGranted(username, className)) || (await authorsApex(username));
      } catch (error) {
        if (!untold.test(errorCodeOf(error) ?? '')) throw error;
        if (!told) tell(`The org does not say which Apex classes ${username} may call: each is let through.`);
        told = true;
        return true;
      }
    },
    async customPermissions(username) {
      const { id } = await org.user(username);
      const read = async (connection: Connection): Promise<readonly string[]> => {
        const held = await recordsOf<{ SetupEntityId: string }>(
          connection,
          `SELECT SetupEntityId FROM SetupEntityAccess WHERE SetupEntityType = 'CustomPermission' AND ${heldBy(id)}`,
        );
        const ids = new Set(held.map(({ SetupEntityId }) => SetupEntityId));
        const all = await recordsOf<{ Id: string; DeveloperName: string }>(
          connection,
          'SELECT Id, DeveloperName FROM CustomPermission',
        );
        return all.filter(({ Id }) => ids.has(Id)).map(({ DeveloperName }) => DeveloperName);
      };
      return org.platformCall(username, read).catch((error: unknown) => {
        if (untold.test(errorCodeOf(error) ?? '')) return [];
        throw error;
      });
    },
  };
}

const heldBy = (userId: string): string =>
  `ParentId IN (SELECT PermissionSetId FROM PermissionSetAssignment WHERE AssigneeId = '${userId}')`;

async function recordsOf<T extends object>(connection: Connection, soql: string): Promise<T[]> {
  const { records } = await connection.query<T>(soql, { autoFetch: true, maxFetch: 10_000 });
  return records;
}
