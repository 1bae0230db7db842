import type { MetadataFinding } from './finding.ts';
import { importFindings } from './imports.ts';
import { pageTargetFindings } from './page-targets.ts';
import { placeFindings } from './places.ts';
import { projectFileFindings } from './project-file.ts';
import { referenceFindings } from './references.ts';
import { stylingHookFindings } from './styling-hooks.ts';
import { readSources, type Sources } from './sources.ts';
import { translationFindings } from './translations.ts';
import { loadMetadataTypes, type MetadataTypes } from './types.ts';

/** The WSDL types this as text; page-targets.ts knows what is in it. */
const untyped = ['LightningComponentBundle.targetConfigs'];

export interface ProjectCheck {
  readonly findings: readonly MetadataFinding[];
  /** How many descriptions were read: a check that read nothing has proved nothing. */
  readonly descriptions: number;
}

/** Checks the Salesforce project in a folder, without an org. */
export function checkProject(project: string, types: MetadataTypes = loadMetadataTypes()): ProjectCheck {
  const sources = readSources(project);
  const findings = [
    ...sources.malformed,
    ...placeFindings(sources),
    ...typeFindings(sources, types),
    ...pageTargetFindings(sources),
    ...referenceFindings(sources),
    ...importFindings(sources),
    ...stylingHookFindings(sources),
    ...translationFindings(sources, types),
    ...projectFileFindings(project, types),
  ];
  return { findings, descriptions: sources.metas.length };
}

function typeFindings({ metas }: Sources, types: MetadataTypes): readonly MetadataFinding[] {
  return metas.flatMap(({ file, root }) =>
    types.problems(root.name, root, untyped).map((message) => ({ file, message })),
  );
}
