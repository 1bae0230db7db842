import type { Connection } from 'jsforce';
import JSZip from 'jszip';
import { expect, test, vi } from 'vitest';
import { limits } from '../build/folders.ts';
import { deploySamplesOnce } from './samples.ts';

const names = ['Break', 'Case Work', 'Lunch', 'Training', 'Video', 'Voice'];

/** An org with so many records of each type, which knows statuses and channels of these names. */
function org({ records = 0, known = names }: { records?: number; known?: readonly string[] }) {
  const deployed = vi.fn((_zip: string) => Promise.resolve({ id: '0Af' }));
  const connection = {
    query: (soql: string) => {
      if (soql.includes('COUNT()')) return Promise.resolve({ totalSize: records, records: [] });
      return Promise.resolve({ records: known.map((MasterLabel) => ({ MasterLabel })) });
    },
    metadata: {
      deploy: deployed,
      checkDeployStatus: () => Promise.resolve({ done: true, success: true }),
    },
  };
  return { connection: connection as unknown as Connection, deployed };
}

test('are deployed as they lie in their folder', async () => {
  const { connection, deployed } = org({});
  await deploySamplesOnce(connection, limits);
  const zip = await JSZip.loadAsync(String(deployed.mock.calls[0]?.[0]), { base64: true });
  const packed = Object.values(zip.files).flatMap(({ name, dir }) => (dir ? [] : [name]));
  expect(packed).toContain('package.xml');
  expect(packed).toContain('customMetadata/Presence_Limit.Lunch.md');
  expect(packed).toHaveLength(7);
});

test('are left away where the org has limits or coverage rules of its own', async () => {
  const { connection, deployed } = org({ records: 1 });
  await deploySamplesOnce(connection, limits);
  expect(deployed).not.toHaveBeenCalled();
});

test.each(names)('are left away where the org knows no %s', async (missing) => {
  const { connection, deployed } = org({ known: names.filter((name) => name !== missing) });
  await deploySamplesOnce(connection, limits);
  expect(deployed).not.toHaveBeenCalled();
});

test('are left away where Omni-Channel is off', async () => {
  const { connection, deployed } = org({});
  const query = (soql: string) => {
    return soql.includes('COUNT()')
      ? Promise.resolve({ totalSize: 0, records: [] })
      : Promise.reject(Object.assign(new Error('No'), { errorCode: 'INVALID_TYPE' }));
  };
  await deploySamplesOnce({ ...connection, query } as unknown as Connection, limits);
  expect(deployed).not.toHaveBeenCalled();
});
