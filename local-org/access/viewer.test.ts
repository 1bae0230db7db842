import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openReader, openWriter } from '../database/open.ts';
import { write } from '../database/statements.ts';
import { idOf, insert, userId, userNames, writeSmallOrg, type SmallOrg } from '../fixtures/small-org.ts';
import { rebuildSharing } from './sharing-structure.ts';
import { isActiveUser, loadSystemPermissions, loadViewer } from './viewer.ts';
import { createVisibleOwners } from './visible-owners.ts';

let small: SmallOrg;
let db: DatabaseSyncInstance;
beforeEach(() => {
  small = writeSmallOrg();
  db = openWriter(small.file);
});
afterEach(() => {
  db.close();
  small.remove();
});

const forbid = (n: number, parent: number, object: string, read: 0 | 1): void =>
  insert(db, 'ObjectPermissions', {
    Id: `11000000000000${n}AAA`,
    ParentId: idOf('PermissionSet', parent),
    SobjectType: object,
    PermissionsRead: read,
  });

describe('a viewer', () => {
  it('reads every object and field that his profile says nothing about', () => {
    const viewer = loadViewer(db, userId('agent'));
    expect(viewer).toMatchObject({
      timeZone: 'America/New_York',
      viewAllData: false,
      customizeApplication: false,
    });
    expect([...(viewer?.hiddenObjects ?? []), ...(viewer?.hiddenFields ?? [])]).toEqual([]);
    expect(loadViewer(db, userId('admin'))).toMatchObject({ viewAllData: true, customizeApplication: true });
  });

  it('does not read what his profile forbids, unless a permission set gives it back', () => {
    forbid(1, 2, 'AgentWork', 0);
    forbid(2, 1, 'ServiceChannel', 0);
    expect([...(loadViewer(db, userId('agent'))?.hiddenObjects ?? [])]).toEqual(['AgentWork']);
    insert(db, 'PermissionSet', { Id: idOf('PermissionSet', 3), Name: 'Load', IsOwnedByProfile: 0 });
    forbid(3, 3, 'AgentWork', 1);
    insert(db, 'PermissionSetAssignment', {
      Id: idOf('PermissionSetAssignment', 1),
      PermissionSetId: idOf('PermissionSet', 3),
      AssigneeId: userId('agent'),
    });
    expect([...(loadViewer(db, userId('agent'))?.hiddenObjects ?? [])]).toEqual([]);
    expect([...(loadViewer(db, userId('colleague'))?.hiddenObjects ?? [])]).toEqual(['AgentWork']);
  });

  it('does not read what other profiles grant and his does not, unless he views all data or has a set', () => {
    insert(db, 'PermissionSet', { Id: idOf('PermissionSet', 3), Name: 'Load', IsOwnedByProfile: 0 });
    forbid(1, 1, 'AgentWork', 1);
    expect([...(loadViewer(db, userId('agent'))?.hiddenObjects ?? [])]).toEqual(['AgentWork']);
    forbid(2, 3, 'AgentWork', 1);
    insert(db, 'PermissionSetAssignment', {
      Id: idOf('PermissionSetAssignment', 1),
      PermissionSetId: idOf('PermissionSet', 3),
      AssigneeId: userId('agent'),
    });
    expect([...(loadViewer(db, userId('agent'))?.hiddenObjects ?? [])]).toEqual([]);
    write(
      db,
      'UPDATE "ObjectPermissions" SET "ParentId" = ? WHERE "ParentId" <> ?',
      idOf('PermissionSet', 2),
      idOf('PermissionSet', 3),
    );
    expect([...(loadViewer(db, userId('admin'))?.hiddenObjects ?? [])]).toEqual([]);
  });

  it('has the system permissions of his profile and of every set that is assigned to him', () => {
    insert(db, 'PermissionSet', { Id: idOf('PermissionSet', 3), Name: 'Audit', PermissionsViewAllData: 1 });
    insert(db, 'PermissionSet', {
      Id: idOf('PermissionSet', 4),
      Name: 'Setup',
      PermissionsCustomizeApplication: 1,
    });
    for (const set of [3, 4]) {
      insert(db, 'PermissionSetAssignment', {
        Id: idOf('PermissionSetAssignment', set),
        PermissionSetId: idOf('PermissionSet', set),
        AssigneeId: userId(set === 3 ? 'agent' : 'colleague'),
      });
    }
    expect(loadViewer(db, userId('agent'))).toMatchObject({ viewAllData: true, customizeApplication: false });
    expect(loadViewer(db, userId('colleague'))).toMatchObject({
      viewAllData: false,
      customizeApplication: true,
    });
    expect(loadViewer(db, userId('outsider'))).toMatchObject({
      viewAllData: false,
      customizeApplication: false,
    });
  });

  it('tells system permissions by one question, the same as with all the rest', () => {
    const prepare = vi.spyOn(db, 'prepare');
    const permissions = userNames.map((name) => loadSystemPermissions(db, userId(name)));
    expect(prepare).toHaveBeenCalledTimes(1);
    expect(permissions).toHaveLength(6);
    for (const each of permissions) expect(loadViewer(db, each?.userId ?? '')).toMatchObject({ ...each });
  });

  it('views all records of an object by View All or Modify All of it', () => {
    for (const [n, object, permission] of [
      [1, 'AgentWork', 'PermissionsViewAllRecords'],
      [2, 'UserServicePresence', 'PermissionsModifyAllRecords'],
      [3, 'Case', 'PermissionsEdit'],
    ] as const) {
      insert(db, 'ObjectPermissions', {
        Id: idOf('ObjectPermissions', n),
        ParentId: idOf('PermissionSet', 2),
        SobjectType: object,
        PermissionsRead: 1,
        [permission]: 1,
      });
    }
    expect([...(loadViewer(db, userId('agent'))?.viewAllRecords ?? [])].sort()).toEqual([
      'AgentWork',
      'UserServicePresence',
    ]);
    expect(loadViewer(db, userId('admin'))?.viewAllRecords.size).toBe(0);
  });

  it('is nobody when inactive or unknown', () => {
    write(db, 'UPDATE "User" SET "IsActive" = 0 WHERE "Id" = ?', userId('agent'));
    expect(loadViewer(db, userId('agent'))).toBeUndefined();
    expect(loadViewer(db, idOf('User', 99))).toBeUndefined();
    expect(loadSystemPermissions(db, userId('agent'))).toBeUndefined();
    expect(
      [userId('agent'), idOf('User', 99), userId('colleague')].map((id) => isActiveUser(db, id)),
    ).toEqual([false, false, true]);
  });
});

describe('visible owners', () => {
  const ids = (reader: DatabaseSyncInstance, table: string): string[] =>
    (reader.prepare(`SELECT id FROM ${table} ORDER BY id`).all() as { id: string }[]).map(({ id }) => id);
  const seenBy = (
    reader: DatabaseSyncInstance,
    name: Parameters<typeof userId>[0],
    capacity?: number,
  ): string[] => ids(reader, createVisibleOwners(reader, capacity).of(userId(name)).hierarchy.table);

  it('are oneself and everybody strictly below, at any depth', () => {
    const reader = openReader(small.file);
    expect(seenBy(reader, 'director')).toEqual(
      (['director', 'supervisor', 'agent', 'colleague'] as const).map(userId),
    );
    reader.close();
  });

  it('do not include a peer in the same role, nor the role above', () => {
    const reader = openReader(small.file);
    expect(seenBy(reader, 'agent')).toEqual([userId('agent')]);
    reader.close();
  });

  it('follow the hierarchy once they are forgotten', () => {
    const reader = openReader(small.file);
    const owners = createVisibleOwners(reader);
    expect(ids(reader, owners.of(userId('outsider')).hierarchy.table)).toEqual([userId('outsider')]);
    write(
      db,
      'UPDATE "UserRole" SET "ParentRoleId" = ? WHERE "Id" = ?',
      idOf('UserRole', 4),
      idOf('UserRole', 1),
    );
    rebuildSharing(db);
    owners.forget();
    expect(ids(reader, owners.of(userId('outsider')).hierarchy.table)).toHaveLength(5);
    reader.close();
  });

  it('are told apart from most of the org, where looking up each owner would take longer', () => {
    const reader = openReader(small.file);
    const owners = createVisibleOwners(reader);
    expect([
      owners.of(userId('director')).hierarchy.isMost,
      owners.of(userId('agent')).hierarchy.isMost,
    ]).toEqual([true, false]);
    reader.close();
  });

  it('are kept for as many viewers as there is room for', () => {
    const reader = openReader(small.file);
    const owners = createVisibleOwners(reader, 2);
    for (const name of ['agent', 'director', 'agent', 'supervisor'] as const) owners.of(userId(name));
    const tables = reader.prepare("SELECT name FROM sqlite_temp_master WHERE type = 'table'").all();
    expect(tables).toHaveLength(2);
    expect(ids(reader, owners.of(userId('agent')).hierarchy.table)).toEqual([userId('agent')]);
    reader.close();
  });
});
