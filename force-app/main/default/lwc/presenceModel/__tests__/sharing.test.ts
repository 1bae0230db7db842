import { describe, expect, it } from 'vitest';
import { sharedPersonOf } from '../facts';
import { parseSharedRow } from '../row';
import type { Sharing } from '../sharing';

/** Marks what it was asked to share. */
const marking: Sharing = {
  userId: (userId) => `user ${userId}`,
  text: (text) => text && `text ${text}`,
};

describe('what many have', () => {
  it('is shared of a row: its user and its status', () => {
    const record = {
      Id: '0N3',
      UserId: '005',
      User: { Name: 'Ada' },
      ServicePresenceStatusId: '0N5',
      ServicePresenceStatus: { MasterLabel: 'Lunch' },
      IsAway: true,
      IsCurrentState: true,
      SystemModstamp: '2026-05-05T14:00:00Z',
    };
    expect(parseSharedRow(record, marking)).toMatchObject({
      id: '0N3',
      userId: 'user 005',
      userName: 'Ada',
      statusId: 'text 0N5',
      statusLabel: 'text Lunch',
    });
  });

  it('is shared of a person: all but his name and his picture', () => {
    const record = {
      Id: '005',
      Name: 'Ada',
      Title: 'Agent',
      Department: 'Care',
      UserType: 'Standard',
      UserRoleId: '00E',
      UserRole: { Name: 'Tier 1' },
      ManagerId: '006',
      Manager: { Name: 'Mia' },
      SmallPhotoUrl: '/photo',
    };
    expect(sharedPersonOf(record, marking)).toEqual({
      userId: 'user 005',
      name: 'Ada',
      title: 'text Agent',
      department: 'text Care',
      userType: 'text Standard',
      roleId: 'text 00E',
      roleName: 'text Tier 1',
      managerId: 'text 006',
      managerName: 'text Mia',
      photoUrl: '/photo',
    });
  });
});
