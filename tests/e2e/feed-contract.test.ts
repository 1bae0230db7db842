import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { adapt } from 'cometd-nodejs-client';
import JSZip from 'jszip';
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import {
  createChangeEventsFeed,
  createPushTopicFeed,
} from '../../force-app/main/default/lwc/presenceFeedEmpApi/presenceFeedEmpApi.ts';
import {
  describeFeed,
  type FeedBench,
} from '../../force-app/main/default/lwc/presenceSync/__tests__/feedContract.ts';
import type { PresenceFeed } from '../../force-app/main/default/lwc/presenceSync/ports.ts';
import { deploy } from '../../preview/install/deploy.ts';
import { presenceTopic } from '../../preview/install/push-topic.ts';
import { patience } from './floor.ts';
import {
  clearFaults,
  connectAs,
  local,
  queryAs,
  setFault,
  setStatus,
  statusLabels,
  userId,
  usernameOf,
} from './org.ts';
import type { Transition } from './org.ts';

/** The adapter as it is installed, on the preview's stand-in, its proxy and the local org: all but a browser. */
const context = vi.hoisted(() => ({ as: '', apiVersion: '67.0' }));
vi.mock('../../preview/page/context.ts', () => ({ context }));
adapt();
const emp = await import('../../preview/page/lightning/empApi.ts');

let labels: readonly string[];
let hiddenUserId: string;

beforeAll(async () => {
  vi.stubGlobal('location', new URL(inject('previewUrl')));
  const { online, busy } = await statusLabels();
  labels = [online[0] ?? '', busy[0] ?? ''];
  const seen = new Set(
    (await queryAs('supervisor', 'SELECT UserId FROM UserServicePresence')).map((row) => row['UserId']),
  );
  const all = await queryAs(
    'admin',
    'SELECT UserId FROM UserServicePresence WHERE IsCurrentState = TRUE AND User.IsActive = TRUE',
  );
  hiddenUserId = String(all.find((row) => !seen.has(row['UserId']))?.['UserId']);
  await deployChannel();
});

afterAll(() => vi.unstubAllGlobals());

async function deployChannel(): Promise<void> {
  const folder = 'unpackaged/change-events';
  const zip = new JSZip();
  for (const file of [
    'package.xml',
    'platformEventChannels/Presence__chn.platformEventChannel',
    'platformEventChannelMembers/Presence_chn_UserServicePresenceChangeEvent.platformEventChannelMember',
  ])
    zip.file(file, await readFile(path.join(folder, file)));
  await deploy(await connectAs('admin'), await zip.generateAsync({ type: 'base64' }));
}

function openBench(as: string, feed: PresenceFeed): () => Promise<FeedBench> {
  return async () => {
    context.as = usernameOf(as);
    const user = userId('agent');
    let turn = 0;
    const moved = async (id: string): Promise<readonly string[]> => {
      const { closed, opened } = await setStatus(id, labels[(turn += 1) % 2] ?? '');
      return [closed, opened].filter((row) => row !== null);
    };
    // Whatever status they are in, the next change is one.
    for (const id of [user, hiddenUserId]) await local<Transition>(`agents/${id}/logout`, {});
    return {
      feed,
      userId: user,
      hiddenUserId,
      setStatus: moved,
      async logout(id) {
        return String((await local<Transition>(`agents/${id}/logout`, {})).closed);
      },
      async deleteRow(id) {
        const admin = await connectAs('admin');
        await admin.sobject('UserServicePresence').destroy(id);
      },
      held: () => emp.held(),
      until: (condition) => expect.poll(condition, patience).toBe(true),
      async close() {
        await clearFaults();
        await setTopic(true);
        for (const id of [user, hiddenUserId]) await local<Transition>(`agents/${id}/release`, {});
      },
    };
  };
}

async function setTopic(IsActive: boolean): Promise<void> {
  const admin = await connectAs('admin');
  const { records } = await admin.query<{ Id: string }>(
    `SELECT Id FROM PushTopic WHERE Name = '${presenceTopic.Name}' AND IsActive = ${String(!IsActive)}`,
  );
  for (const { Id } of records) await admin.sobject('PushTopic').update({ Id, IsActive });
}

const runner = { describe, it, expect };

describeFeed(runner, 'the PushTopic of the local org', {
  open: openBench('supervisor', createPushTopicFeed(presenceTopic.Name)),
  heedsSharing: true,
  ends: { session: async () => void (await setFault({ kind: 'expireSession' })) },
  refusals: { forbidden: () => setTopic(false) },
});

describeFeed(runner, 'the change events of the local org', {
  open: openBench(
    'admin',
    createChangeEventsFeed({ channel: '/data/Presence__chn', remaining: () => Promise.resolve(10_000) }),
  ),
  heedsSharing: false,
  ends: { session: async () => void (await setFault({ kind: 'expireSession' })) },
  refusals: {},
  gap: async () => void (await setFault({ kind: 'gap' })),
  overflow: async (bench) => {
    await setFault({ kind: 'overflow', count: 1 });
    await bench.setStatus(bench.userId);
  },
});
