import type { Connection } from 'jsforce';
import { expect } from 'vitest';
import { connect, connectAs, isDemo, mayWrite, refusalOf } from './org.ts';
import { client, documented, jsforceVersion } from './verified.ts';

const shareTable = 'UserServicePresenceShare';
const presence = 'UserServicePresence';

async function idsOf(connection: Connection, soql: string): Promise<string[]> {
  return (await connection.query<{ Id: string }>(soql)).records.map(({ Id }) => Id);
}

async function create(connection: Connection, object: string, values: object): Promise<string> {
  const result = await connection.sobject(object).create({ ...values });
  if (!result.success) throw new Error(JSON.stringify(result.errors));
  return result.id;
}

/** A row of the demo agent, which the outsider does not see. */
async function agentsRow(connection: Connection): Promise<string> {
  const [id] = await idsOf(
    connection,
    `SELECT Id FROM ${presence} WHERE User.Username = 'agent@omnipresence.example' ORDER BY Id LIMIT 1`,
  );
  if (id === undefined) throw new Error('the demo agent has no presence');
  return id;
}

async function sees(connection: Connection, id: string): Promise<boolean> {
  return (await idsOf(connection, `SELECT Id FROM ${presence} WHERE Id = '${id}'`)).length === 1;
}

async function userId(connection: Connection, name: string): Promise<string> {
  return (
    (await idsOf(connection, `SELECT Id FROM User WHERE Username = '${name}@omnipresence.example'`))[0] ?? ''
  );
}

documented(
  'object reference, StandardObjectNameShare',
  'shares a record by hand and takes it back, each at once',
  async () => {
    const [admin, agent, outsider] = [await connect(), await connectAs('agent'), await connectAs('outsider')];
    const id = await agentsRow(admin);
    const grantee = await userId(admin, 'outsider');
    expect(await sees(outsider, id)).toBe(false);
    const share = await create(agent, shareTable, {
      ParentId: id,
      UserOrGroupId: grantee,
      AccessLevel: 'Read',
    });
    expect(await sees(outsider, id)).toBe(true);
    const { records } = await outsider.query(
      `SELECT RowCause, UserOrGroupId, AccessLevel FROM ${shareTable} WHERE ParentId = '${id}' ORDER BY RowCause`,
    );
    expect(records).toMatchObject([
      { RowCause: 'Owner', UserOrGroupId: await userId(admin, 'agent'), AccessLevel: 'All' },
      { RowCause: 'Manual', UserOrGroupId: grantee, AccessLevel: 'Read' },
    ]);
    expect(await refusalOf(outsider.sobject(shareTable).destroy(share))).toMatch(/^INSUFFICIENT_ACCESS/);
    await agent.sobject(shareTable).destroy(share);
    expect(await sees(outsider, id)).toBe(false);
  },
  mayWrite && isDemo,
);

documented(
  'object reference, StandardObjectNameShare',
  'makes and takes rows of no other cause than Manual',
  async () => {
    const admin = await connect();
    const id = await agentsRow(admin);
    const [owners = ''] = await idsOf(
      admin,
      `SELECT Id FROM ${shareTable} WHERE ParentId = '${id}' AND RowCause = 'Owner'`,
    );
    expect(await refusalOf(admin.sobject(shareTable).destroy(owners))).toMatch(/^INSUFFICIENT_ACCESS/);
    const UserOrGroupId = await userId(admin, 'outsider');
    const values = { ParentId: id, UserOrGroupId, AccessLevel: 'Read', RowCause: 'Rule' };
    await refusalOf(admin.sobject(shareTable).create(values));
  },
  mayWrite && isDemo,
);

documented(
  'object reference, StandardObjectNameOwnerSharingRule and Group',
  'gives by a rule what a role owns to a public group, and to who joins it, at once',
  async () => {
    const [admin, outsider] = [await connect(), await connectAs('outsider')];
    const id = await agentsRow(admin);
    const [team = ''] = await idsOf(
      admin,
      `SELECT Id FROM Group WHERE Type = 'Role' AND RelatedId IN (SELECT UserRoleId FROM User WHERE Username = 'agent@omnipresence.example')`,
    );
    const outer = await create(admin, 'Group', { Name: 'Auditors', Type: 'Regular' });
    const inner = await create(admin, 'Group', { Name: 'Interns', Type: 'Regular' });
    await create(admin, 'GroupMember', { GroupId: outer, UserOrGroupId: inner });
    const rule = await create(admin, `${presence}OwnerSharingRule`, {
      Name: 'Team to auditors',
      GroupId: team,
      UserOrGroupId: outer,
      AccessLevel: 'Read',
    });
    expect(await sees(outsider, id)).toBe(false);
    const member = { GroupId: inner, UserOrGroupId: await userId(admin, 'outsider') };
    const joined = await create(admin, 'GroupMember', member);
    expect(await sees(outsider, id)).toBe(true);
    // "If you attempt to create a record that matches an existing record, the system simply returns the existing record."
    expect(await create(admin, 'GroupMember', member)).toBe(joined);
    await admin.sobject('GroupMember').destroy(joined);
    expect(await sees(outsider, id)).toBe(false);
    await admin.sobject(`${presence}OwnerSharingRule`).destroy(rule);
    const gone = await admin.sobject('Group').destroy([inner, outer]);
    expect(gone.map(({ success }) => success)).toEqual([true, true]);
  },
  mayWrite && isDemo,
);

documented(
  'object reference, UserRecordAccess',
  'tells what a user may do with up to 200 records, and not of those that the asker does not see',
  async () => {
    const [admin, outsider] = [await connect(), await connectAs('outsider')];
    const ids = await idsOf(admin, `SELECT Id FROM ${presence} ORDER BY Id LIMIT 200`);
    const ask = (connection: Connection, user: string) =>
      connection.query<{ RecordId: string; HasReadAccess: boolean; MaxAccessLevel: string }>(
        `SELECT RecordId, HasReadAccess, MaxAccessLevel FROM UserRecordAccess WHERE UserId = '${user}'
          AND RecordId IN ('${ids.join("','")}')`,
      );
    const supervisor = await connectAs('supervisor');
    const seen = new Set(
      await idsOf(supervisor, `SELECT Id FROM ${presence} WHERE Id IN ('${ids.join("','")}')`),
    );
    const { records } = await ask(admin, await userId(admin, 'supervisor'));
    expect(records).toHaveLength(ids.length);
    for (const { RecordId, HasReadAccess, MaxAccessLevel } of records) {
      expect([HasReadAccess, MaxAccessLevel !== 'None']).toEqual([seen.has(RecordId), seen.has(RecordId)]);
    }
    expect((await ask(outsider, await userId(admin, 'supervisor'))).records).toEqual([]);
  },
  isDemo,
);

client(
  jsforceVersion,
  'assigns a permission set in lists, one twice refused, and takes it back',
  async () => {
    const admin = await connect();
    const sets = await admin.query<{ Id: string; IsOwnedByProfile: boolean }>(
      'SELECT Id, IsOwnedByProfile FROM PermissionSet',
    );
    const owned = sets.records.find((set) => set.IsOwnedByProfile)?.Id ?? '';
    const free = sets.records.find((set) => !set.IsOwnedByProfile)?.Id;
    const assignee = await userId(admin, 'outsider');
    const table = admin.sobject('PermissionSetAssignment');
    await refusalOf(table.create({ AssigneeId: assignee, PermissionSetId: owned }));
    // The profile's own is assigned to everybody who has the profile.
    const own = await admin.query(`SELECT Id FROM PermissionSetAssignment WHERE AssigneeId = '${assignee}'
      AND PermissionSet.IsOwnedByProfile = true`);
    expect(own.totalSize).toBe(1);
    if (free === undefined) return;
    const values = { AssigneeId: assignee, PermissionSetId: free };
    const [first, second] = await table.create([values, values]);
    expect([first?.success, second?.success]).toEqual([true, false]);
    expect(second?.errors).toMatchObject([{ statusCode: 'DUPLICATE_VALUE' }]);
    expect(await table.destroy(first?.id ?? '')).toMatchObject({ success: true });
  },
  mayWrite && isDemo,
);

client(
  jsforceVersion,
  'leaves nothing of a list when one record of it is refused and all or none was asked for',
  async () => {
    const admin = await connect();
    const results = await admin
      .sobject('Group')
      .create([{ Name: 'All', Type: 'Regular' }, { Name: 'None' }], { allOrNone: true });
    expect(results.map(({ success, errors }) => [success, errors[0]])).toMatchObject([
      [false, { statusCode: 'ALL_OR_NONE_OPERATION_ROLLED_BACK' }],
      [false, { statusCode: 'REQUIRED_FIELD_MISSING', fields: ['Type'] }],
    ]);
    expect(await idsOf(admin, `SELECT Id FROM Group WHERE Name IN ('All', 'None')`)).toEqual([]);
  },
  mayWrite && isDemo,
);

documented(
  'REST API guide, status codes',
  'lets nobody but an administrator write setup records',
  async () => {
    const agent = await connectAs('agent');
    const code = await refusalOf(agent.sobject('Group').create({ Name: 'Mine', Type: 'Regular' }));
    expect(code).toBe('INSUFFICIENT_ACCESS_OR_READONLY');
  },
  mayWrite && isDemo,
);
