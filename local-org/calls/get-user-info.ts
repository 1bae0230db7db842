import { OrgError } from '../org-error.ts';
import { readRow } from '../database/statements.ts';
import type { CallContext } from './context.ts';

export interface UserInfo {
  readonly userId: string;
  readonly userName: string;
  readonly fullName: string;
  readonly firstName: string | null;
  readonly lastName: string | null;
  readonly email: string | null;
  readonly userType: string | null;
  readonly profileId: string | null;
  readonly roleId: string | null;
  readonly timeZone: string | null;
  readonly locale: string | null;
  readonly language: string | null;
  readonly modified: number | null;
  readonly organizationId: string;
  readonly organizationName: string | null;
}

/** The running user and his org, whatever his profile may query. */
export function getUserInfo({ db, viewer }: Pick<CallContext, 'db' | 'viewer'>): UserInfo {
  const info = readRow<UserInfo>(
    db,
    `SELECT u."Id" AS userId, u."Username" AS userName, u."Name" AS fullName, u."FirstName" AS firstName,
            u."LastName" AS lastName, u."Email" AS email, u."UserType" AS userType, u."ProfileId" AS profileId,
            u."UserRoleId" AS roleId, u."TimeZoneSidKey" AS timeZone, u."LocaleSidKey" AS locale,
            u."LanguageLocaleKey" AS language, u."LastModifiedDate" AS modified,
            o."Id" AS organizationId, o."Name" AS organizationName
       FROM "User" u, "Organization" o WHERE u."Id" = ? LIMIT 1`,
    viewer.userId,
  );
  if (!info) throw new OrgError(401, 'INVALID_SESSION_ID', 'Session expired or invalid');
  return info;
}
