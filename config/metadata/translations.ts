import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { MetadataFinding } from './finding.ts';
import { metasOf, type Sources } from './sources.ts';
import type { MetadataTypes } from './types.ts';
import { childrenOf, parseXml, textOf, XmlError, type XmlElement } from './xml.ts';

const folder = 'unpackaged/translations';
/** Characters that a custom label may have (Metadata API, CustomLabel: value). */
const longest = 1000;

/** Translations that lack a label, translate what is not there, lose a place for a value or outgrow theirs. They are
 * no part of force-app: an org without the language would refuse them. */
export function translationFindings(sources: Sources, types: MetadataTypes): readonly MetadataFinding[] {
  const path = join(sources.project, folder);
  if (!existsSync(path)) return [];
  const labels = labelsOf(sources);
  return readdirSync(path)
    .sort()
    .flatMap((name) => {
      const file = `${folder}/${name}`;
      return messagesOf(name, readFileSync(join(path, name), 'utf8'), labels, types).map((message) => ({
        file,
        message,
      }));
    });
}

function labelsOf(sources: Sources): ReadonlyMap<string, string> {
  const labels = metasOf(sources, 'CustomLabels').flatMap(({ root }) => childrenOf(root, 'labels'));
  return new Map(labels.map((label) => [textOf(label, 'fullName') ?? '', textOf(label, 'value') ?? '']));
}

function messagesOf(
  name: string,
  text: string,
  labels: ReadonlyMap<string, string>,
  types: MetadataTypes,
): string[] {
  if (!/^[a-z]{2}(_[A-Z]{2})?\.translation-meta\.xml$/.test(name)) return ['is no translation'];
  let root: XmlElement;
  try {
    root = parseXml(text);
  } catch (error) {
    if (!(error instanceof XmlError)) throw error;
    return [`not well formed, ${error.message}`];
  }
  if (root.name !== 'Translations') return [`the root element is ${root.name}, not Translations`];
  const translated = childrenOf(root, 'customLabels').map(
    (label) => [textOf(label, 'name') ?? '', textOf(label, 'label') ?? ''] as const,
  );
  const names = translated.map(([label]) => label);
  return [
    ...types.problems('Translations', root),
    ...[...labels.keys()].filter((label) => !names.includes(label)).map((label) => `lacks ${label}`),
    ...names.filter((label, index) => names.indexOf(label) < index).map((label) => `has ${label} twice`),
    ...translated.flatMap(([label, words]) => {
      const english = labels.get(label);
      return english === undefined ? [`${label} is no label`] : wordsProblems(label, english, words);
    }),
  ];
}

function wordsProblems(label: string, english: string, words: string): string[] {
  const found: string[] = [];
  if (placesOf(words) !== placesOf(english))
    found.push(`${label} has the places ${placesOf(words) || 'none'}, not ${placesOf(english) || 'none'}`);
  if (words === '') found.push(`${label} is empty`);
  // A translation that has been cut or grew a remark shows by its length.
  if (words.length > Math.min(longest, 2 * english.length + 20))
    found.push(`${label} has ${words.length} characters where the English has ${english.length}`);
  return found;
}

const placesOf = (text: string): string => [...text.matchAll(/\{\d+\}/g)].map(String).sort().join(' ');
