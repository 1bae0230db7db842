import type { UserInfo } from '../calls/get-user-info.ts';

/** The identity URL's answer (identity URLs: "Response Format"). `url`: the org's own address. */
export function identityOf(info: UserInfo, url: string): object {
  return {
    id: `${url}/id/${info.organizationId}/${info.userId}`,
    asserted_user: true,
    user_id: info.userId,
    organization_id: info.organizationId,
    username: info.userName,
    nick_name: info.userName.split('@')[0],
    display_name: info.fullName,
    email: info.email,
    email_verified: true,
    first_name: info.firstName,
    last_name: info.lastName,
    timezone: info.timeZone,
    photos: {},
    active: true,
    user_type: info.userType,
    language: info.language,
    locale: info.locale,
    utcOffset: null,
    last_modified_date: info.modified === null ? null : new Date(info.modified).toISOString(),
    urls: urlsOf(info, url),
  };
}

/** OpenID Connect's view of the same user. */
export function userInfoOf(info: UserInfo, url: string): object {
  return {
    sub: `${url}/id/${info.organizationId}/${info.userId}`,
    user_id: info.userId,
    organization_id: info.organizationId,
    preferred_username: info.userName,
    nickname: info.userName.split('@')[0],
    name: info.fullName,
    email: info.email,
    email_verified: true,
    given_name: info.firstName,
    family_name: info.lastName,
    zoneinfo: info.timeZone,
    photos: {},
    active: true,
    user_type: info.userType,
    language: info.language,
    locale: info.locale,
    updated_at: info.modified === null ? null : new Date(info.modified).toISOString(),
    urls: urlsOf(info, url),
  };
}

function urlsOf({ organizationId, userId }: UserInfo, url: string): Record<string, string> {
  return {
    enterprise: `${url}/services/Soap/c/{version}/${organizationId}`,
    partner: `${url}/services/Soap/u/{version}/${organizationId}`,
    rest: `${url}/services/data/v{version}/`,
    sobjects: `${url}/services/data/v{version}/sobjects/`,
    query: `${url}/services/data/v{version}/query/`,
    profile: `${url}/${userId}`,
  };
}
