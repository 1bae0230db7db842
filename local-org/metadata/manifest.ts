import { newestVersion, oldestVersion } from '../calls/versions.ts';
import { kindOfType, parentOfType } from './kinds.ts';
import { metadataNamespace } from './shape-check.ts';
import { childrenOf, FileProblem, parseXml, textOf } from './xml.ts';

/** What a package.xml names. */
export interface Manifest {
  /** Members by type, `*` among them. */
  readonly members: ReadonlyMap<string, ReadonlySet<string>>;
}

/** Throws FileProblem. */
export function readManifest(xml: string): Manifest {
  const root = parseXml(xml);
  if (root.name !== 'Package')
    throw new FileProblem(`Error parsing file: Unexpected element ${root.name}, expected Package`, root);
  if (root.attributes['xmlns'] !== metadataNamespace) {
    throw new FileProblem(
      `Error parsing file: Element Package is not in the namespace ${metadataNamespace}`,
      root,
    );
  }
  const members = new Map<string, Set<string>>();
  for (const element of root.children) {
    if (!packageElements.has(element.name)) {
      throw new FileProblem(
        `Error parsing file: Element {${metadataNamespace}}${element.name} invalid at this location in type Package`,
        element,
      );
    }
    if (element.name !== 'types') continue;
    const type = textOf(element, 'name');
    if (type === undefined) throw new FileProblem('Required field is missing: name', element);
    if (!kindOfType(type) && !parentOfType(type)) {
      throw new FileProblem(
        `LOCAL_ORG_NOT_IMITATED: The local org does not imitate metadata of type ${type}.`,
        element,
      );
    }
    const known = members.get(type) ?? new Set();
    for (const { text } of childrenOf(element, 'members')) known.add(text);
    members.set(type, known);
  }
  assertVersion(textOf(root, 'version'));
  return { members };
}

const packageElements: ReadonlySet<string> = new Set([
  'types',
  'version',
  'fullName',
  'description',
  'apiAccessLevel',
  'namespacePrefix',
]);

/** Throws FileProblem for a version that the org does not have. */
export function assertVersion(text: string | undefined): void {
  if (
    text === undefined ||
    !/^\d{1,3}\.0$/.test(text) ||
    Number(text) > newestVersion ||
    Number(text) < oldestVersion
  ) {
    throw new FileProblem(`Invalid version specified:${text ?? ''}`);
  }
}

/** Whether the manifest asks for this component. */
export function names({ members }: Manifest, type: string, fullName: string): boolean {
  const named = members.get(type);
  return named !== undefined && (named.has(fullName) || named.has('*'));
}
