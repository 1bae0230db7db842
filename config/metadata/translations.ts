import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { MetadataFinding } from './finding.ts';
import { metasOf, type Sources } from './sources.ts';
import type { MetadataTypes } from './types.ts';
import { childrenOf, parseXml, textOf, XmlError, type XmlElement } from './xml.ts';

const folder = 'unpackaged/translations';
/** Characters that a custom label may have (Metadata API, CustomLabel: value). */
const longest = 1000;

/** Translations that lack a label or a tab's name, translate what is not there, lose a place for a value or outgrow theirs. They are
 * no part of force-app: an org without the language would refuse them. */
export function translationFindings(sources: Sources, types: MetadataTypes): readonly MetadataFinding[] {
  const path = join(sources.project, folder);
  if (!existsSync(path)) return [];
  const labels = textsOf(sources);
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

const tab = (name: string): string => `tab ${name}`;

/** What there is to translate, in English, by the name of the label or of the tab. */
function textsOf(sources: Sources): ReadonlyMap<string, string> {
  const labels = metasOf(sources, 'CustomLabels').flatMap(({ root }) => childrenOf(root, 'labels'));
  return new Map([
    ...labels.map((label) => [textOf(label, 'fullName') ?? '', textOf(label, 'value') ?? ''] as const),
    ...metasOf(sources, 'CustomTab').map(
      ({ name, root }) => [tab(name), textOf(root, 'label') ?? ''] as const,
    ),
  ]);
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
  const translatedIn = (list: string, named: (name: string) => string) =>
    childrenOf(root, list).map(
      (text) => [named(textOf(text, 'name') ?? ''), textOf(text, 'label') ?? ''] as const,
    );
  const translated = [...translatedIn('customLabels', (name) => name), ...translatedIn('customTabs', tab)];
  const names = translated.map(([label]) => label);
  return [
    ...types.problems('Translations', root),
    ...[...labels.keys()].filter((label) => !names.includes(label)).map((label) => `lacks ${label}`),
    ...names.filter((label, index) => names.indexOf(label) < index).map((label) => `has ${label} twice`),
    ...translated.flatMap(([label, words]) => {
      const english = labels.get(label);
      return english === undefined ? [`${label} is not there`] : wordsProblems(label, english, words);
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
