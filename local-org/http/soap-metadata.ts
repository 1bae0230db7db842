import { loadSystemPermissions } from '../access/viewer.ts';
import { readVersion } from '../calls/versions.ts';
import {
  deploy,
  kinds,
  readResult,
  type DeployMessage,
  type DeployResult,
  type MetadataStore,
} from '../metadata/index.ts';
import { notImitated, OrgError } from '../org-error.ts';
import { to18 } from '../schema/ids.ts';
import type { OrgHost } from './host.ts';
import type { SoapCall, XmlValue } from './soap-envelope.ts';

/** Metadata API guide, deploy(): a zip of "39 MB", as base64 in an envelope. */
export const metadataBodyLimit = 54 * 1024 * 1024;

interface MetadataRequest {
  readonly call: SoapCall;
  readonly userId: string;
  readonly host: OrgHost;
  readonly store: MetadataStore;
}

/** The calls of the Metadata API as far as clients deploy with them. Throws OrgError. */
export async function answerMetadata(request: MetadataRequest): Promise<XmlValue | undefined> {
  const { call, userId, host } = request;
  if (loadSystemPermissions(host.db, userId)?.customizeApplication !== true) {
    throw new OrgError(
      500,
      'INSUFFICIENT_ACCESS',
      'use of the Metadata API requires a user with the ModifyAllData or ModifyMetadata permissions',
    );
  }
  switch (call.name) {
    case 'deploy':
      return startDeploy(request);
    case 'checkDeployStatus':
      return checkDeployStatus(request);
    case 'describeMetadata':
      return describeMetadata(call);
    case 'listMetadata':
      return listMetadata(request);
    default:
      throw notImitated(`the Metadata API's ${call.name}()`);
  }
}

async function startDeploy({ call, userId, host, store }: MetadataRequest): Promise<XmlValue> {
  const options = textsOf(call.lists.get('DeployOptions')?.[0]);
  const is = (name: string, otherwise = false): boolean =>
    (options.get(name) ?? String(otherwise)) === 'true';
  if (
    is('runAllTests') ||
    options.has('runTests') ||
    (options.get('testLevel') ?? 'NoTestRun') !== 'NoTestRun'
  ) {
    throw notImitated('the tests of a deploy: nothing here executes Apex');
  }
  for (const name of ['performRetrieve', 'purgeOnDelete', 'autoUpdatePackage']) {
    if (is(name)) throw notImitated(`deploy() with ${name}`);
  }
  const id = await deploy(
    store,
    call.values.get('ZipFile') ?? '',
    {
      checkOnly: is('checkOnly'),
      rollbackOnError: is('rollbackOnError'),
      singlePackage: is('singlePackage'),
      allowMissingFiles: is('allowMissingFiles'),
      ignoreWarnings: is('ignoreWarnings'),
    },
    { userId, now: Math.round(host.clock.now()) },
  );
  return { done: false, id, state: 'Queued' };
}

function checkDeployStatus({ call, host }: MetadataRequest): XmlValue {
  const given = call.values.get('asyncProcessId') ?? '';
  const result = readResult(host.db, to18(given) ?? '');
  if (!result) {
    throw new OrgError(
      500,
      'INVALID_CROSS_REFERENCE_KEY',
      `invalid cross reference id: no deployment ${given}`,
    );
  }
  return deployResult(result, call.values.get('includeDetails') === 'true', host);
}

function deployResult({ messages, ...result }: DeployResult, withDetails: boolean, host: OrgHost): XmlValue {
  const time = timeText(result.createdDate);
  const of = (success: boolean): XmlValue[] =>
    messages.filter((each) => each.success === success).map(message);
  return {
    checkOnly: result.checkOnly,
    completedDate: time,
    createdBy: result.createdBy,
    createdByName: nameOf(host, result.createdBy),
    createdDate: time,
    ...(withDetails
      ? { details: { componentFailures: of(false), componentSuccesses: of(true), runTestResult: noTests } }
      : {}),
    done: true,
    id: result.id,
    ignoreWarnings: result.ignoreWarnings,
    lastModifiedDate: time,
    numberComponentErrors: result.numberComponentErrors,
    numberComponentsDeployed: result.numberComponentsDeployed,
    numberComponentsTotal: result.numberComponentsTotal,
    numberTestErrors: 0,
    numberTestsCompleted: 0,
    numberTestsTotal: 0,
    rollbackOnError: result.rollbackOnError,
    runTestsEnabled: false,
    startDate: time,
    status: result.status,
    success: result.success,
  };
}

const noTests = { numFailures: 0, numTestsRun: 0, totalTime: 0 };

function message({ createdDate, ...rest }: DeployMessage): XmlValue {
  return { ...rest, createdDate: timeText(createdDate) };
}

function describeMetadata(call: SoapCall): XmlValue {
  readVersion(call.values.get('asOfVersion') ?? '');
  return {
    metadataObjects: kinds.map(({ type, folder, suffix, metaFile, children }) => ({
      ...(children ? { childXmlNames: Object.keys(children) } : {}),
      directoryName: folder,
      inFolder: false,
      metaFile,
      ...(suffix === undefined ? {} : { suffix }),
      xmlName: type,
    })),
    organizationNamespace: '',
    partialSaveAllowed: true,
    testRequired: false,
  };
}

/** What was deployed into this org; what it has by nature it does not list. */
function listMetadata({ call, host, store }: MetadataRequest): XmlValue[] {
  const types = (call.lists.get('queries') ?? []).map((query) => textsOf(query).get('type') ?? '');
  if (types.length === 0 || types.length > 3) {
    throw new OrgError(500, 'INVALID_TYPE', 'listMetadata() takes between one and three queries');
  }
  return types.flatMap((type) =>
    store.components(type).map((component) => ({
      createdById: component.createdBy,
      createdByName: nameOf(host, component.createdBy),
      createdDate: timeText(component.created),
      fileName: component.fileName,
      fullName: component.fullName,
      id: component.id,
      lastModifiedById: component.modifiedBy,
      lastModifiedByName: nameOf(host, component.modifiedBy),
      lastModifiedDate: timeText(component.modified),
      manageableState: 'unmanaged',
      type,
    })),
  );
}

const timeText = (milliseconds: number): string => new Date(milliseconds).toISOString();

function nameOf({ db }: OrgHost, userId: string): string {
  const row: unknown = db.prepare('SELECT "Name" AS name FROM "User" WHERE "Id" = ?').get(userId);
  return (row as { name: string } | undefined)?.name ?? '';
}

function textsOf(value: unknown): ReadonlyMap<string, string> {
  if (typeof value !== 'object' || value === null) return new Map();
  return new Map(
    Object.entries(value).flatMap(([name, text]) => (typeof text === 'string' ? [[name, text]] : [])),
  );
}
