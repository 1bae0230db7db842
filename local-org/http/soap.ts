import type { FastifyInstance } from 'fastify';
import { getServerTimestamp } from '../calls/get-server-timestamp.ts';
import type { UserInfo } from '../calls/get-user-info.ts';
import { login } from '../calls/login.ts';
import { newestLoginVersion, readVersion } from '../calls/versions.ts';
import { createMetadataStore, type MetadataStore } from '../metadata/index.ts';
import { notImitated, OrgError } from '../org-error.ts';
import type { OrgHost } from './host.ts';
import { urlOf } from './oauth.ts';
import { invalidSession } from './session.ts';
import { answerMetadata, metadataBodyLimit } from './soap-metadata.ts';
import { replication } from './soap-replication.ts';
import { soapWrites } from './soap-writes.ts';
import {
  readEnvelope,
  writeFault,
  writeResponse,
  type SoapApi,
  type SoapCall,
  type XmlValue,
} from './soap-envelope.ts';

interface SoapPath {
  Params: { version: string };
}
interface SoapRequest {
  readonly api: SoapApi;
  readonly call: SoapCall;
  readonly apiVersion: number;
  readonly url: string;
}

export function soapRoutes(app: FastifyInstance, host: OrgHost): void {
  const store = createMetadataStore(host.db);
  for (const [letter, api, options] of [
    ['u', 'partner', {}],
    ['c', 'enterprise', {}],
    ['m', 'metadata', { bodyLimit: metadataBodyLimit }],
  ] as const) {
    for (const url of [
      `/services/Soap/${letter}/:version`,
      `/services/Soap/${letter}/:version/:organizationId`,
    ]) {
      app.post<SoapPath>(url, options, async (request, reply) => {
        let name = 'unknown';
        try {
          const call = readEnvelope(typeof request.body === 'string' ? request.body : '');
          name = call.name;
          const apiVersion = soapVersion(request.params.version);
          const result = await answer({ api, call, apiVersion, url: urlOf(request) }, host, store);
          return await reply.type(contentType).send(writeResponse(api, name, result));
        } catch (error) {
          if (!(error instanceof OrgError)) throw error;
          // SOAP 1.1: a fault travels with status 500, whatever was wrong; what is not imitated keeps its own.
          const status = error.errorCode === 'LOCAL_ORG_NOT_IMITATED' ? error.status : 500;
          return reply
            .status(status)
            .type(contentType)
            .send(writeFault(api, name, error));
        }
      });
    }
  }
}

const contentType = 'text/xml;charset=UTF-8';

function soapVersion(text: string): number {
  try {
    return readVersion(text);
  } catch (error) {
    if (!(error instanceof OrgError)) throw error;
    throw new OrgError(500, 'UNSUPPORTED_API_VERSION', `API version ${text} is not supported`);
  }
}

async function answer(
  request: SoapRequest,
  host: OrgHost,
  store: MetadataStore,
): Promise<XmlValue | undefined> {
  const { api, call, apiVersion } = request;
  if (call.name === 'login' && api !== 'metadata') return answerLogin(request, host);
  const userId = call.sessionId === undefined ? undefined : host.sessions.userOf(call.sessionId);
  if (userId === undefined) {
    const { errorCode } = invalidSession();
    throw new OrgError(500, errorCode, 'Invalid Session ID found in SessionHeader: Illegal Session');
  }
  host.usage.count();
  if (api === 'metadata') return answerMetadata({ call, userId, host, store });
  switch (call.name) {
    case 'getServerTimestamp':
      return { timestamp: getServerTimestamp(host.clock.now()) };
    case 'getUserInfo':
      return soapUserInfo(await userInfo(host, userId, apiVersion));
    case 'logout':
      host.sessions.end(call.sessionId ?? '');
      return undefined;
    case 'create':
    case 'update':
    case 'upsert':
    case 'delete':
    case 'undelete':
    case 'emptyRecycleBin':
      return soapWrites(call, { userId, apiVersion }, host.writes);
    case 'getUpdated':
    case 'getDeleted':
      return replication(call, { userId, apiVersion }, host);
    default:
      throw notImitated(`the SOAP call ${call.name}`);
  }
}

async function answerLogin({ api, call, apiVersion, url }: SoapRequest, host: OrgHost): Promise<XmlValue> {
  if (apiVersion > newestLoginVersion) {
    throw new OrgError(
      500,
      'UNSUPPORTED_API_VERSION',
      `login() is not available in API version ${apiVersion}.0: ${newestLoginVersion}.0 is the newest that has it`,
    );
  }
  const userId = login(host, call.values.get('username') ?? '', call.values.get('password') ?? '');
  if (userId === undefined) {
    throw new OrgError(
      500,
      'INVALID_LOGIN',
      'Invalid username, password, security token; or user locked out.',
    );
  }
  const sessionId = host.sessions.open(userId, host.clock.now());
  const version = apiVersion.toFixed(1);
  const letter = api === 'partner' ? 'u' : 'c';
  return {
    metadataServerUrl: `${url}/services/Soap/m/${version}/${host.organizationId}`,
    passwordExpired: false,
    sandbox: false,
    serverUrl: `${url}/services/Soap/${letter}/${version}/${host.organizationId}`,
    sessionId,
    userId,
    userInfo: soapUserInfo(await userInfo(host, userId, apiVersion)),
  };
}

async function userInfo(host: OrgHost, userId: string, apiVersion: number): Promise<UserInfo> {
  const json = await host.read('getUserInfo', { userId, apiVersion }, undefined);
  return JSON.parse(new TextDecoder().decode(json)) as UserInfo;
}

function soapUserInfo(info: UserInfo): XmlValue {
  return {
    organizationId: info.organizationId,
    organizationMultiCurrency: false,
    organizationName: info.organizationName,
    profileId: info.profileId,
    roleId: info.roleId,
    userEmail: info.email,
    userFullName: info.fullName,
    userId: info.userId,
    userLanguage: info.language,
    userLocale: info.locale,
    userName: info.userName,
    userTimeZone: info.timeZone,
    userType: info.userType,
  };
}
