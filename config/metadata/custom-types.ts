import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { readCustomField } from '../../local-org/metadata/apply/custom-field.ts';
import { parseXml, textOf } from '../../local-org/metadata/xml.ts';
import type { CustomType } from '../../local-org/schema/custom-type.ts';

const objectFile = /(^|\/)(\w+__mdt)\.object-meta\.xml$/;

/** The custom metadata types described below a folder, as the local org would have them. Throws FileProblem. */
export function customTypesIn(folder: string): readonly CustomType[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  return files.flatMap((file) => {
    const [, , name] = objectFile.exec(file) ?? [];
    if (name === undefined) return [];
    const root = parseXml(readFileSync(join(folder, file), 'utf8'));
    const label = textOf(root, 'label') ?? name;
    const fields = files
      .filter(
        (each) =>
          dirname(each) === join(dirname(file), 'fields') && basename(each).endsWith('.field-meta.xml'),
      )
      .map((each) => readCustomField(parseXml(readFileSync(join(folder, each), 'utf8'))));
    // Prefixes are an org's own; nothing reads this one.
    return [{ name, label, pluralLabel: textOf(root, 'pluralLabel') ?? label, keyPrefix: 'm00', fields }];
  });
}
