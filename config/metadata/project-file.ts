import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Ajv, type ValidateFunction } from 'ajv';
import type { MetadataFinding } from './finding.ts';
import type { MetadataTypes } from './types.ts';
import type { XmlElement } from './xml.ts';

type Json = Readonly<Record<string, unknown>>;

const require = createRequire(import.meta.url);
const scratchFolder = 'config/scratch';

/** The schemas leave keywords of editors in; those are no rules. */
function schema(name: string): ValidateFunction {
  const text = readFileSync(require.resolve(`@salesforce/schemas/${name}.schema.json`), 'utf8');
  return new Ajv({ strict: false, allErrors: true, logger: false }).compile(JSON.parse(text) as Json);
}

/** What is wrong with sfdx-project.json and the scratch definitions of `project`. */
export function projectFileFindings(project: string, types: MetadataTypes): readonly MetadataFinding[] {
  const folder = join(project, scratchFolder);
  const definitions = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.json')) : [];
  const scratch = schema('project-scratch-def');
  return [
    ...judge(project, 'sfdx-project.json', (content) => projectMessages(project, content)),
    ...definitions
      .sort()
      .flatMap((name) =>
        judge(project, `${scratchFolder}/${name}`, (content) => [
          ...schemaMessages(scratch, content),
          ...settingsMessages(types, (content['settings'] ?? {}) as Json),
        ]),
      ),
  ];
}

function judge(
  project: string,
  file: string,
  messages: (content: Json) => readonly string[],
): MetadataFinding[] {
  try {
    const content = JSON.parse(readFileSync(join(project, file), 'utf8')) as Json;
    return messages(content).map((message) => ({ file, message }));
  } catch (error) {
    return [{ file, message: error instanceof Error ? error.message : String(error) }];
  }
}

function projectMessages(project: string, content: Json): string[] {
  // Salesforce's templates write the key, its published schema does not have it and allows no other.
  const { defaultLwcLanguage = 'javascript', ...known } = content;
  const messages = schemaMessages(schema('sfdx-project'), known);
  if (defaultLwcLanguage !== 'javascript' && defaultLwcLanguage !== 'typescript')
    messages.push(
      `defaultLwcLanguage is ${JSON.stringify(defaultLwcLanguage)}, not javascript or typescript`,
    );
  for (const entry of (content['packageDirectories'] ?? []) as Json[]) {
    for (const key of ['path', 'definitionFile']) {
      const named = entry[key];
      if (typeof named === 'string' && !existsSync(join(project, named)))
        messages.push(`${key} ${named} is not there`);
    }
  }
  return messages;
}

/** One message a place: of a list of alternatives every one is refused, and the last error says so. */
function schemaMessages(validate: ValidateFunction, content: Json): string[] {
  if (validate(content)) return [];
  const byPlace = (validate.errors ?? []).map(({ instancePath, message, params }) => {
    const extra = (params as Json)['additionalProperty'];
    const place = instancePath || '/';
    return [place, `${place} ${message}${typeof extra === 'string' ? `: ${extra}` : ''}`] as const;
  });
  return [...new Map(byPlace).values()];
}

/** The schema takes anything as a setting; the Metadata WSDL knows each. */
function settingsMessages(types: MetadataTypes, settings: Json): string[] {
  return Object.entries(settings).flatMap(([key, value]) => {
    const type = key.charAt(0).toUpperCase() + key.slice(1);
    if (!types.has(type)) return [`settings has no ${key}`];
    return types.problems(type, elementOf(key, value)).map((problem) => `settings: ${problem}`);
  });
}

/** JSON as the element that it becomes. A quoted number or boolean stays quoted: it is none. */
function elementOf(name: string, value: unknown): XmlElement {
  if (typeof value === 'object' && value !== null) {
    const children = Object.entries(value).flatMap(([key, inner]) =>
      (Array.isArray(inner) ? inner : [inner]).map((item: unknown) => elementOf(key, item)),
    );
    return { name, attributes: {}, children, text: '' };
  }
  const text =
    typeof value === 'string' && /^(true|false|[\d.]+)$/.test(value) ? `'${value}'` : String(value);
  return { name, attributes: {}, children: [], text };
}
