import { raiseAccessEpoch } from '../access/settings.ts';
import { appliers } from './appliers.ts';
import type { Applied } from './apply/applier.ts';
import { findComponents, type Component, type ComponentProblem } from './components.ts';
import { keepResult, type DeployMessage, type DeployResult } from './deploy-result.ts';
import { readManifest, type Manifest } from './manifest.ts';
import { assertShape } from './shape-check.ts';
import type { ShapedType } from './shaped-types.ts';
import type { Deployer, MetadataStore } from './store.ts';
import { FileProblem } from './xml.ts';
import { unzip, type PackageFiles } from './zip.ts';

export interface DeployOptions {
  readonly checkOnly: boolean;
  readonly rollbackOnError: boolean;
  /** Whether package.xml lies at the zip's root, or in a folder of it. */
  readonly singlePackage: boolean;
  /** Whether a member of package.xml may lack its file. */
  readonly allowMissingFiles: boolean;
  readonly ignoreWarnings: boolean;
}

/** Deploys a package and answers the id of its result. What is not brought in whole is not there at all, unless
 * `rollbackOnError` is false; a check goes the same way and is taken back. */
export async function deploy(
  store: MetadataStore,
  base64: string,
  options: DeployOptions,
  by: Deployer,
): Promise<string> {
  const id = store.newId('0Af');
  let read: { files: PackageFiles; manifest: Manifest } | DeployMessage[];
  try {
    read = readPackage(await unzip(base64), options);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    read = [
      failure({ type: '', fullName: '', fileName: '', problem: `The zip file cannot be read: ${why}` }, by),
    ];
  }
  const messages = Array.isArray(read) ? read : applyPackage(store, read.files, read.manifest, options, by);
  keepResult(store.db, resultOf(id, messages, options, by));
  return id;
}

/** The files of the one package, and its package.xml; or what is wrong with that. */
function readPackage(
  all: PackageFiles,
  { singlePackage }: DeployOptions,
): { files: PackageFiles; manifest: Manifest } | DeployMessage[] {
  const folders = singlePackage
    ? ['']
    : [...new Set([...all.keys()].map((path) => path.split('/')[0] ?? ''))];
  const [folder = '', second] = folders;
  const prefix = singlePackage ? '' : `${folder}/`;
  const problem = (text: string, error?: FileProblem): DeployMessage[] => [
    failure(
      {
        type: '',
        fullName: 'package.xml',
        fileName: `${prefix}package.xml`,
        problem: text,
        line: error?.line,
        column: error?.column,
      },
      undefined,
    ),
  ];
  if (second !== undefined)
    return problem('LOCAL_ORG_NOT_IMITATED: The local org deploys one package at a time.');
  const xml = all.get(`${prefix}package.xml`);
  if (xml === undefined) return problem('No package.xml found');
  const files = new Map([...all].map(([path, text]) => [path.slice(prefix.length), text]));
  const destructive = [...files.keys()].find((path) => /^destructiveChanges/i.test(path));
  if (destructive) return problem(`LOCAL_ORG_NOT_IMITATED: The local org does not imitate ${destructive}.`);
  try {
    return { files, manifest: readManifest(xml) };
  } catch (error) {
    if (error instanceof FileProblem) return problem(error.message, error);
    throw error;
  }
}

function applyPackage(
  store: MetadataStore,
  files: PackageFiles,
  manifest: Manifest,
  options: DeployOptions,
  by: Deployer,
): DeployMessage[] {
  const { components, problems } = findComponents(files, manifest);
  const tolerated = options.allowMissingFiles
    ? problems.filter(({ fileName }) => fileName !== 'package.xml')
    : problems;
  const messages = tolerated.map((problem) => failure(problem, by));
  const failed = new Set(tolerated.map(({ fileName }) => fileName));
  const { db } = store;
  db.exec('BEGIN IMMEDIATE');
  try {
    for (const component of components) {
      if (!failed.has(component.fileName)) messages.push(applyOne(store, component, by));
    }
    const isWhole = messages.every(({ success }) => success);
    if (options.checkOnly || (!isWhole && options.rollbackOnError)) db.exec('ROLLBACK');
    else {
      raiseAccessEpoch(db);
      db.exec('COMMIT');
    }
  } catch (error) {
    if (db.isTransaction) db.exec('ROLLBACK');
    throw error;
  }
  return messages;
}

/** What fails leaves no trace within the deployment's transaction. */
function applyOne(store: MetadataStore, component: Component, by: Deployer): DeployMessage {
  const { kind, fullName, fileName } = component;
  const { db } = store;
  db.exec('SAVEPOINT component');
  try {
    const applied = apply(store, component, by);
    store.putComponent({ type: kind.type, fullName, fileName, id: applied.id }, by);
    db.exec('RELEASE component');
    return success(component, applied, by);
  } catch (error) {
    db.exec('ROLLBACK TO component; RELEASE component');
    if (!(error instanceof FileProblem)) throw error;
    const { message: problem, line, column } = error;
    return failure({ type: kind.type, fullName, fileName, problem, line, column }, by);
  }
}

function apply(store: MetadataStore, { kind, fullName, root }: Component, by: Deployer): Applied {
  const applier = appliers[kind.type];
  if (!applier || !root) {
    const known = store.component(kind.type, fullName);
    return {
      id: known?.id ?? '',
      created: known === undefined,
      unchecked: `the local org keeps the name of a ${kind.type} and reads nothing of it`,
    };
  }
  assertShape(kind.type as ShapedType, root);
  return applier({ store, fullName, root, by });
}

function success(
  { kind, fullName, fileName }: Component,
  applied: Applied,
  { now }: Deployer,
): DeployMessage {
  const { id, created, unchecked } = applied;
  return {
    changed: true,
    componentType: kind.type,
    created,
    createdDate: now,
    deleted: false,
    fileName,
    fullName,
    ...(id === '' ? {} : { id }),
    ...(unchecked === undefined
      ? {}
      : { problem: `LOCAL_ORG_NOT_CHECKED: ${unchecked}`, problemType: 'Info' }),
    success: true,
  };
}

function failure(
  { type, line, column, problem, ...names }: ComponentProblem,
  by: Deployer | undefined,
): DeployMessage {
  return {
    changed: false,
    componentType: type,
    created: false,
    createdDate: by?.now ?? 0,
    deleted: false,
    ...names,
    ...(line === undefined ? {} : { lineNumber: line }),
    ...(column === undefined ? {} : { columnNumber: column }),
    problem,
    problemType: 'Error',
    success: false,
  };
}

function resultOf(
  id: string,
  messages: readonly DeployMessage[],
  { checkOnly, rollbackOnError, ignoreWarnings }: DeployOptions,
  { userId, now }: Deployer,
): DeployResult {
  const errors = messages.filter(({ success: isWhole }) => !isWhole).length;
  const successes = messages.length - errors;
  const isPartial = errors > 0 && successes > 0 && !rollbackOnError && !checkOnly;
  return {
    id,
    checkOnly,
    rollbackOnError,
    ignoreWarnings,
    createdBy: userId,
    createdDate: now,
    status: errors === 0 ? 'Succeeded' : isPartial ? 'SucceededPartial' : 'Failed',
    success: errors === 0 || isPartial,
    numberComponentErrors: errors,
    numberComponentsDeployed: successes,
    numberComponentsTotal: messages.length,
    messages: messages.map((message) => ({ ...message, createdDate: now })),
  };
}
