import { kinds, parentOfType, type MetadataKind } from './kinds.ts';
import { names, type Manifest } from './manifest.ts';
import { childrenOf, FileProblem, parseXml, textOf, type XmlElement } from './xml.ts';
import type { PackageFiles } from './zip.ts';

/** One thing that a package brings. */
export interface Component {
  readonly kind: MetadataKind;
  readonly fullName: string;
  /** The path that answers name it by. */
  readonly fileName: string;
  /** The description's root; of a kind that is not read, undefined. */
  readonly root?: XmlElement;
  readonly files: readonly string[];
}

export interface ComponentProblem {
  readonly type: string;
  readonly fullName: string;
  readonly fileName: string;
  readonly problem: string;
  readonly line?: number | undefined;
  readonly column?: number | undefined;
}

export interface Found {
  readonly components: readonly Component[];
  readonly problems: readonly ComponentProblem[];
}

/** The components of a package, in the order in which they are applied, and what does not fit between its files and its
 * package.xml. */
export function findComponents(files: PackageFiles, manifest: Manifest): Found {
  const problems: ComponentProblem[] = [];
  const components: Component[] = [];
  const claimed = new Set(['package.xml']);
  for (const kind of kinds) {
    for (const [fullName, paths] of pathsByName(files, kind)) {
      for (const path of paths) claimed.add(path);
      const fileName = mainFile(kind, fullName, paths);
      const about = { type: kind.type, fullName, fileName };
      if (!isNamed(kind, fullName, manifest)) problems.push({ ...about, problem: 'Not in package.xml' });
      try {
        components.push({ kind, fullName, fileName, files: paths, ...readRoot(files, kind, fileName) });
      } catch (error) {
        if (!(error instanceof FileProblem)) throw error;
        const { message: problem, line, column } = error;
        problems.push({ ...about, problem, line, column });
      }
    }
  }
  for (const path of files.keys()) {
    if (!claimed.has(path)) problems.push({ type: '', fullName: path, fileName: path, problem: unknownFile });
  }
  return { components, problems: [...problems, ...missing(components, manifest, problems)] };
}

const unknownFile = 'LOCAL_ORG_NOT_IMITATED: The local org knows no metadata that lies there.';

function pathsByName(files: PackageFiles, kind: MetadataKind): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const path of files.keys()) {
    const fullName = nameOf(path, kind);
    if (fullName !== undefined) found.set(fullName, [...(found.get(fullName) ?? []), path]);
  }
  return found;
}

function nameOf(path: string, { folder, suffix, isBundle }: MetadataKind): string | undefined {
  if (!path.startsWith(`${folder}/`)) return undefined;
  const inside = path.slice(folder.length + 1);
  if (isBundle) return inside.includes('/') ? inside.slice(0, inside.indexOf('/')) : undefined;
  const name = inside.replace(/-meta\.xml$/, '');
  return name.endsWith(`.${suffix ?? ''}`) && !name.includes('/')
    ? name.slice(0, -(suffix ?? '').length - 1)
    : undefined;
}

function mainFile(
  { folder, suffix, isBundle }: MetadataKind,
  fullName: string,
  paths: readonly string[],
): string {
  return isBundle
    ? `${folder}/${fullName}`
    : suffix === undefined
      ? (paths[0] ?? '')
      : `${folder}/${fullName}.${suffix}`;
}

function readRoot(files: PackageFiles, kind: MetadataKind, fileName: string): { root?: XmlElement } {
  if (kind.isBundle) return {};
  if (!files.has(fileName)) throw new FileProblem(`Missing file: ${fileName}`);
  const description = kind.metaFile ? `${fileName}-meta.xml` : fileName;
  const xml = files.get(description);
  if (xml === undefined) throw new FileProblem(`Missing metadata file: ${description}`);
  return { root: parseXml(xml) };
}

/** By its own name, or where it is only a vessel by what it holds: CustomLabels by a label of it. */
function isNamed({ type, children }: MetadataKind, fullName: string, manifest: Manifest): boolean {
  if (names(manifest, type, fullName)) return true;
  return Object.keys(children ?? {}).some((child) => {
    const members = [...(manifest.members.get(child) ?? [])];
    return members.some(
      (member) => member === '*' || type === 'CustomLabels' || member.startsWith(`${fullName}.`),
    );
  });
}

/** What package.xml names and no file brings. */
function missing(
  components: readonly Component[],
  { members }: Manifest,
  problems: readonly ComponentProblem[],
): ComponentProblem[] {
  return [...members].flatMap(([type, named]) => {
    const brought = new Set([
      ...fullNamesOf(type, components),
      ...problems.filter((problem) => problem.type === type).map(({ fullName }) => fullName),
    ]);
    return [...named]
      .filter((fullName) => fullName !== '*' && !brought.has(fullName))
      .map((fullName) => ({
        type: '',
        fullName,
        fileName: 'package.xml',
        problem: `An object '${fullName}' of type ${type} was named in package.xml, but was not found in zipped directory`,
      }));
  });
}

function fullNamesOf(type: string, components: readonly Component[]): string[] {
  const parent = parentOfType(type);
  if (!parent) return components.filter(({ kind }) => kind.type === type).map(({ fullName }) => fullName);
  const element = parent.children?.[type] ?? '';
  return components
    .filter(({ kind }) => kind === parent)
    .flatMap(({ root, fullName }) =>
      (root ? childrenOf(root, element) : []).map((child) => {
        const name = textOf(child, 'fullName') ?? '';
        return type === 'CustomLabel' ? name : `${fullName}.${name}`;
      }),
    );
}
