import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import JSZip from 'jszip';
import type { Connection } from 'jsforce';
import { errorCodeOf } from '../apex/errors.ts';
import { deploy } from './deploy.ts';

/** Deploys limits and coverage rules that fit the demo's floor, where the org has none of its own and knows each status
 * and channel that they name: an imported org may not. `folder` holds them as the Metadata API takes them. Rejects with
 * what the org refused. */
export async function deploySamplesOnce(org: Connection, folder: string): Promise<void> {
  if ((await count(org, 'Presence_Limit__mdt')) + (await count(org, 'Presence_Coverage__mdt')) > 0) return;
  const files = await filesBelow(folder);
  const named = (field: string): string[] => files.flatMap(({ text }) => valuesOf(text, field));
  const isKnown =
    (await knows(org, 'ServicePresenceStatus', named('Status__c'))) &&
    (await knows(org, 'ServiceChannel', named('Channel__c')));
  if (!isKnown) return;
  const zip = new JSZip();
  for (const { name, text } of files) zip.file(name, text);
  await deploy(org, await zip.generateAsync({ type: 'base64' }));
}

async function count(org: Connection, object: string): Promise<number> {
  return (await org.query(`SELECT COUNT() FROM ${object}`)).totalSize;
}

/** Where Omni-Channel is off there are neither statuses nor channels. */
async function knows(org: Connection, object: string, labels: readonly string[]): Promise<boolean> {
  try {
    const { records } = await org.query<{ MasterLabel: string }>(`SELECT MasterLabel FROM ${object}`, {
      autoFetch: true,
    });
    const known = new Set(records.map(({ MasterLabel }) => MasterLabel));
    return labels.every((label) => known.has(label));
  } catch (error) {
    if (errorCodeOf(error) === 'INVALID_TYPE') return false;
    throw error;
  }
}

async function filesBelow(folder: string): Promise<{ name: string; text: string }[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
  return Promise.all(
    paths.map(async (path) => ({ name: path.slice(folder.length + 1), text: await readFile(path, 'utf8') })),
  );
}

function valuesOf(record: string, field: string): string[] {
  return [...record.matchAll(/<field>(\w+)<\/field>\s*<value[^>]*>([^<]*)</g)].flatMap(
    ([, name, value = '']) => (name === field ? [value] : []),
  );
}
