/** What stands behind a Group, by its `Type` (object reference: Group): members that GroupMember lists, or the users of
 * a role, alone or with those of all roles below. Undefined: something that cannot be counted out. */
export function standingFor(type: string): 'members' | 'role' | 'role-and-below' | undefined {
  switch (type) {
    case 'Regular':
    case 'Queue':
      return 'members';
    case 'Role':
      return 'role';
    case 'RoleAndSubordinates':
    case 'RoleAndSubordinatesInternal':
      return 'role-and-below';
    default:
      return undefined;
  }
}

/** By the key prefix of User; what else is a member of a group is a group. */
export function isUserId(id: string): boolean {
  return id.startsWith('005');
}
