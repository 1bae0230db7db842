import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unclaimedFindings } from '../../config/metadata/claimed.ts';
import type { MetadataFinding } from '../../config/metadata/finding.ts';
import { buildMirror } from './mirror.ts';

/** What a deployment of `project` would leave behind. Reads the mirror: the source tree is never packed. */
export async function packingFindings(project: string): Promise<readonly MetadataFinding[]> {
  const mirror = await mkdtemp(join(tmpdir(), 'omnipresence-packing-'));
  try {
    return unclaimedFindings(mirror, await buildMirror(project, mirror));
  } finally {
    await rm(mirror, { recursive: true });
  }
}
