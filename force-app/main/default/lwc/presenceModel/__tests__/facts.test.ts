import { describe, expect, it } from 'vitest';
import { personOf } from '../facts';

describe('a person', () => {
  it('is read from a user record', () => {
    const record = {
      Id: '005000000000001AAA',
      Name: 'Ada',
      Title: 'Agent',
      Department: 'Care',
      UserType: 'Standard',
      SmallPhotoUrl: '/photo',
      UserRoleId: '00E000000000001AAA',
      UserRole: { Name: 'Tier 1' },
      ManagerId: '005000000000002AAA',
      Manager: { Name: 'Mia' },
    };
    expect(personOf(record)).toEqual({
      userId: '005000000000001AAA',
      name: 'Ada',
      title: 'Agent',
      department: 'Care',
      userType: 'Standard',
      photoUrl: '/photo',
      roleId: '00E000000000001AAA',
      roleName: 'Tier 1',
      managerId: '005000000000002AAA',
      managerName: 'Mia',
    });
  });

  it('has neither role nor manager where the record has none', () => {
    expect(personOf({ Id: '005000000000001AAA' })).toEqual({ userId: '005000000000001AAA' });
  });
});
