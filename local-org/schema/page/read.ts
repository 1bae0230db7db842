import type { FieldProperty, FieldType } from '../types.ts';

/** What a page of the object reference states, as data: no sentence of it. */
export interface PageFacts {
  readonly object: string;
  readonly since: number;
  readonly feature: string;
  readonly calls: readonly string[];
  readonly fields: readonly PageField[];
  readonly rules: PageRules;
  readonly associated: readonly { readonly name: string; readonly since: number }[];
}

export interface PageField {
  readonly name: string;
  readonly type: FieldType;
  readonly properties: readonly FieldProperty[];
  readonly since: number;
  readonly feature?: string;
  readonly defaultValue?: boolean;
}

export interface PageRules {
  readonly apexTriggers: boolean;
  readonly deleteSince: number;
  readonly deletePermission: string;
}

/**
 * Reads the text of an object's page. Throws an Error naming what was not found, so that a page of another make is
 * never read half.
 */
export function readPage(text: string): PageFacts {
  const lines = text.split(/\r?\n/).map((line) => line.trim().replaceAll('’', "'"));
  const object = lines.find((line) => line !== '') ?? missing('the name of the object');
  const sections = sectionsOf(lines);
  const since = versionIn(section(sections, '')) ?? missing('the version of the object');
  return {
    object,
    since,
    feature: match(section(sections, 'Special Access Rules'), /access this object, (.+) must be enabled/),
    calls: section(sections, 'Supported Calls').split(/,\s*/),
    fields: readFields(section(sections, 'Fields').split('\n'), since),
    rules: readRules(section(sections, 'Usage')),
    associated: readAssociated(section(sections, 'Associated Objects').split('\n'), since),
  };
}

const headings = ['Supported Calls', 'Special Access Rules', 'Fields', 'Usage', 'Associated Objects'];

function sectionsOf(lines: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const sections = new Map<string, string[]>([['', []]]);
  let current: string[] = sections.get('') ?? [];
  for (const line of lines) {
    if (headings.includes(line) && !sections.has(line)) sections.set(line, (current = []));
    else if (line !== '') current.push(line);
  }
  return sections;
}

function section(sections: ReadonlyMap<string, readonly string[]>, heading: string): string {
  return (sections.get(heading) ?? missing(`the section ${heading}`)).join('\n');
}

/** A field is its name followed by lines `Type`, the type, `Properties`, the properties, `Description`, prose. */
function readFields(lines: readonly string[], objectSince: number): readonly PageField[] {
  const starts = lines.flatMap((line, i) => (line === 'Type' && i > 0 ? [i - 1] : []));
  if (starts.length === 0) missing('any field');
  return starts.map((start, i) => readField(lines.slice(start, starts[i + 1]), objectSince));
}

function readField(lines: readonly string[], objectSince: number): PageField {
  const [name = '', , type = '', propertiesHeading, properties = '', descriptionHeading, ...prose] = lines;
  if (propertiesHeading !== 'Properties') missing(`the properties of ${name}`);
  if (descriptionHeading !== 'Description') missing(`the description of ${name}`);
  const description = prose.join('\n');
  const feature = /when the (.+?) feature is enabled/.exec(description)?.[1];
  const defaultValue = /default value is (true|false)/.exec(description)?.[1];
  return {
    name,
    type: fieldType(type, name),
    properties: properties.split(/,\s*/).map((property) => fieldProperty(property, name)),
    since: versionIn(description) ?? objectSince,
    ...(feature === undefined ? {} : { feature }),
    ...(defaultValue === undefined ? {} : { defaultValue: defaultValue === 'true' }),
  };
}

function readRules(usage: string): PageRules {
  return {
    apexTriggers: !/triggers aren't supported/i.test(usage),
    deleteSince: versionIn(usage) ?? missing('the version from which records can be deleted'),
    deletePermission: match(usage, /The (.+?) permission is required/),
  };
}

function readAssociated(lines: readonly string[], objectSince: number): PageFacts['associated'] {
  return lines.flatMap((line) => {
    const found = /^(\w+)(?: \(API version ([\d.]+)\))?$/.exec(line);
    if (!found) return [];
    return [{ name: found[1] ?? '', since: found[2] === undefined ? objectSince : Number(found[2]) }];
  });
}

function versionIn(text: string): number | undefined {
  const found = /versions? (\d+\.\d+) (?:and|or) later|version (\d+\.\d+)/.exec(text);
  return found ? Number(found[1] ?? found[2]) : undefined;
}

const types: readonly FieldType[] = [
  'id',
  'reference',
  'string',
  'picklist',
  'textarea',
  'email',
  'url',
  'boolean',
  'int',
  'double',
  'percent',
  'date',
  'dateTime',
];
const properties: readonly FieldProperty[] = [
  'Autonumber',
  'Create',
  'Defaulted on create',
  'Filter',
  'Group',
  'Nillable',
  'Restricted picklist',
  'Sort',
  'Update',
  'idLookup',
];

function fieldType(text: string, name: string): FieldType {
  return types.find((type) => type === text) ?? missing(`a known type of ${name} (found ${text})`);
}

function fieldProperty(text: string, name: string): FieldProperty {
  return properties.find((property) => property === text) ?? missing(`known properties of ${name} (${text})`);
}

function match(text: string, pattern: RegExp): string {
  return pattern.exec(text)?.[1] ?? missing(String(pattern));
}

function missing(what: string): never {
  throw new Error(`The page does not give ${what}`);
}
