import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { readRow } from '../../database/statements.ts';
import { refused } from '../refusals.ts';
import type { NewValues } from '../types.ts';

/**
 * The name in the API that a setup record is given, made of its label where it brings none (object reference: "if no
 * DeveloperName is specified, … Salesforce generates one"). `where` narrows the records among which it is unique. Throws
 * DUPLICATE_DEVELOPER_NAME for a given one that is taken, FIELD_INTEGRITY_EXCEPTION for one of another shape.
 */
export function developerNameOf(
  db: DatabaseSyncInstance,
  object: string,
  values: NewValues,
  where: string = '1 = 1',
): string {
  const isTaken = (name: string): boolean =>
    readRow(db, `SELECT 1 FROM "${object}" WHERE "DeveloperName" = ? AND ${where}`, name) !== undefined;
  const given = values['DeveloperName'];
  if (typeof given === 'string') {
    if (!/^[A-Za-z](?!.*__)\w*(?<!_)$/.test(given)) {
      throw refused(
        'FIELD_INTEGRITY_EXCEPTION',
        'The API Name can only contain underscores and alphanumeric characters. It must be unique, begin with a letter, not include spaces, not end with an underscore, and not contain two consecutive underscores.',
        ['DeveloperName'],
      );
    }
    if (isTaken(given)) {
      throw refused('DUPLICATE_DEVELOPER_NAME', `${given} is in use already`, ['DeveloperName']);
    }
    return given;
  }
  const plain = String(values['Name'])
    .replace(/[^A-Za-z0-9]+/g, '_')
    .replace(/^_|_$/g, '');
  const stem = /^[A-Za-z]/.test(plain) ? plain : `X${plain}`;
  for (let n = 0; ; n += 1) {
    const name = n === 0 ? stem : `${stem}${n}`;
    if (!isTaken(name)) return name;
  }
}
