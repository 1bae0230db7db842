/** A role as far as its groups go. */
export interface GroupedRole {
  readonly id: string;
  readonly name: string;
  readonly developerName: string | null;
}

export interface RoleGroup {
  readonly Name: string;
  readonly DeveloperName: string | null;
  readonly Type: 'Role' | 'RoleAndSubordinates';
  readonly RelatedId: string;
  readonly DoesIncludeBosses: 0;
}

/**
 * The two groups by which shares, rules and groups name a role (object reference, Group: "for Groups of type 'Role,' the
 * ID of the associated UserRole"). The org makes them with the role. That they bear the role's name is unverified.
 */
export function groupsOfRole({ id, name, developerName }: GroupedRole): readonly RoleGroup[] {
  return (['Role', 'RoleAndSubordinates'] as const).map((type) => ({
    Name: name,
    DeveloperName: developerName,
    Type: type,
    RelatedId: id,
    DoesIncludeBosses: 0,
  }));
}

/** Everybody inside the org; there is one. */
export const organizationGroup = {
  Name: 'All Internal Users',
  DeveloperName: 'AllInternalUsers',
  Type: 'Organization',
  RelatedId: null,
  DoesIncludeBosses: 0,
} as const;
