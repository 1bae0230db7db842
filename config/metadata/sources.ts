import { readdirSync, readFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { parseXml, XmlError, type XmlElement } from './xml.ts';
import type { MetadataFinding } from './finding.ts';

export interface MetaFile {
  /** From the project's root, with `/`. */
  readonly file: string;
  /** `PresenceFloor` of `classes/PresenceFloor.cls-meta.xml`. */
  readonly name: string;
  /** `cls` of the same. */
  readonly suffix: string;
  readonly root: XmlElement;
}

export interface Sources {
  readonly project: string;
  /** Every file of force-app but tests, from the project's root. */
  readonly files: readonly string[];
  readonly metas: readonly MetaFile[];
  /** Descriptions that are not well formed. */
  readonly malformed: readonly MetadataFinding[];
  read(file: string): string;
}

const metaName = /^(.+)\.([^.]+)-meta\.xml$/;

/** Reads the sources below `project`/force-app. */
export function readSources(project: string): Sources {
  const files = readdirSync(join(project, 'force-app'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) => relative(project, join(entry.parentPath, entry.name)))
    .filter((file) => !file.includes('__tests__/'))
    .sort();
  const read = (file: string): string => readFileSync(join(project, file), 'utf8');
  const metas: MetaFile[] = [];
  const malformed: MetadataFinding[] = [];
  for (const file of files) {
    const [, name, suffix] = metaName.exec(basename(file)) ?? [];
    if (name === undefined || suffix === undefined) continue;
    try {
      metas.push({ file, name, suffix, root: parseXml(read(file)) });
    } catch (error) {
      if (!(error instanceof XmlError)) throw error;
      malformed.push({ file, message: `not well formed, ${error.message}` });
    }
  }
  return { project, files, metas, malformed, read };
}

export function metasOf(sources: Sources, type: string): readonly MetaFile[] {
  return sources.metas.filter(({ root }) => root.name === type);
}
