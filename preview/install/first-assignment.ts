import type { Connection } from 'jsforce';

/** Of the package, by API name. Everybody gets the first ones when it is installed, so that what a page shows of a
 * demo org depends on sharing alone; the rest is for the administrator, who gives it to whom it is due. */
const forEverybody = ['Presence_Agent', 'Presence_Supervisor'];
const forAdministrators = [...forEverybody, 'Presence_History', 'Presence_Export', 'Presence_Administrator'];

/** Whether nobody was ever given a set of the package: it was not installed, or its installation ended too early. */
export async function isUnassigned(org: Connection): Promise<boolean> {
  const held = `SELECT COUNT() FROM PermissionSetAssignment WHERE PermissionSet.Name IN (${quoted(forAdministrators)})`;
  return (await org.query(held)).totalSize === 0;
}

/** Gives each active user the sets of everybody, and `administrator`, an id, all of them. Rejects when the org refuses
 * one. */
export async function assignFirst(org: Connection, administrator: string): Promise<void> {
  const named = await org.query<{ Id: string; Name: string }>(
    `SELECT Id, Name FROM PermissionSet WHERE Name IN (${quoted(forAdministrators)})`,
  );
  const ids = new Map(named.records.map(({ Id, Name }) => [Name, Id]));
  const users = await org.query<{ Id: string }>('SELECT Id FROM User WHERE IsActive = TRUE', {
    autoFetch: true,
    maxFetch: 1_000_000,
  });
  const wanted = users.records.flatMap(({ Id }) =>
    (Id === administrator ? forAdministrators : forEverybody).map((name) => ({
      AssigneeId: Id,
      PermissionSetId: idOf(ids, name),
    })),
  );
  const results = await org
    .sobject('PermissionSetAssignment')
    .create(wanted, { allOrNone: true, allowRecursive: true });
  const refused = results.flatMap((result) => (result.success ? [] : result.errors))[0];
  if (refused) throw new Error(`A permission set cannot be assigned: ${refused.message}`);
}

const quoted = (names: readonly string[]): string => names.map((name) => `'${name}'`).join(', ');

function idOf(ids: ReadonlyMap<string, string>, name: string): string {
  const id = ids.get(name);
  if (id === undefined) throw new Error(`The package was deployed without the permission set ${name}.`);
  return id;
}
