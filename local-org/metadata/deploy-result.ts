import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { readRow, write } from '../database/statements.ts';

/** One component's fate, in the words of the Metadata API's DeployMessage. Times are epoch milliseconds. */
export interface DeployMessage {
  readonly changed: boolean;
  readonly columnNumber?: number;
  readonly componentType: string;
  readonly created: boolean;
  readonly createdDate: number;
  readonly deleted: boolean;
  readonly fileName: string;
  readonly fullName: string;
  readonly id?: string;
  readonly lineNumber?: number;
  readonly problem?: string;
  /** `Info` beside success says what was taken without a check. */
  readonly problemType?: string;
  readonly success: boolean;
}

/** A finished deployment; every one is, before its id is known. */
export interface DeployResult {
  readonly id: string;
  readonly checkOnly: boolean;
  readonly rollbackOnError: boolean;
  readonly ignoreWarnings: boolean;
  readonly createdBy: string;
  readonly createdDate: number;
  readonly status: 'Succeeded' | 'SucceededPartial' | 'Failed';
  readonly success: boolean;
  readonly numberComponentErrors: number;
  readonly numberComponentsDeployed: number;
  readonly numberComponentsTotal: number;
  readonly messages: readonly DeployMessage[];
}

/** A preview deploys at each start: nobody asks for the result of long ago. */
const keptResults = 100;

export function keepResult(db: DatabaseSyncInstance, result: DeployResult): void {
  write(db, 'INSERT INTO local_deploy (id, result) VALUES (?, ?)', result.id, JSON.stringify(result));
  const kept = 'SELECT id FROM local_deploy ORDER BY id DESC LIMIT ?';
  write(db, `DELETE FROM local_deploy WHERE id NOT IN (${kept})`, keptResults);
}

export function readResult(db: DatabaseSyncInstance, id: string): DeployResult | undefined {
  const row = readRow<{ result: string }>(db, 'SELECT result FROM local_deploy WHERE id = ?', id);
  return row && (JSON.parse(row.result) as DeployResult);
}
