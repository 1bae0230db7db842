import type { Message } from 'cometd';
import { expect } from 'vitest';
import { connect, hasPassword } from './org.ts';
import { cometdClient, cometdVersion, judges, jsforceClient } from './streaming-judges.ts';
import { client, documented, jsforceVersion } from './verified.ts';

const guide = 'Streaming API guide';
const missing = '/topic/NobodyMadeThisTopic';

async function sessionToken(): Promise<string> {
  return (await connect()).accessToken ?? '';
}

for (const judge of judges) {
  documented(
    `${guide}, Error Codes; ${judge.version}`,
    'a subscription to a channel that does not exist is refused in these words',
    async () => {
      const subscriber = judge.open(await sessionToken());
      await expect(subscriber.subscribe(missing, -1, () => undefined)).rejects.toThrow(
        /^400::The channel you requested to subscribe to (does not|doesn.t) exist \{?\/topic\/NobodyMadeThisTopic\}?$/,
      );
      await subscriber.close();
    },
  );
}

documented(`${guide}, Handling Errors`, 'a token that is none is told so at the handshake', async () => {
  const failure = await new Promise((failed) => {
    void jsforceClient('00D000000000000!nobody', missing, -1, failed).subscribe(missing, () => undefined);
  });
  expect(failure).toMatchObject({
    channel: '/meta/handshake',
    successful: false,
    error: '403::Handshake denied',
    advice: { reconnect: 'none' },
    ext: { sfdc: { failureReason: '401::Authentication invalid' } },
  });
});

documented(`${guide}, Error Codes`, 'streams from version 37.0 on', async () => {
  const token = await sessionToken();
  const failure = await new Promise((failed) => {
    void jsforceClient(token, missing, -1, failed, '35.0').subscribe(missing, () => undefined);
  });
  expect(JSON.stringify(failure)).toContain('400::Unsupported API version');
});

client(
  jsforceVersion,
  'hears that its session is over on the feed too',
  async () => {
    const own = await connect();
    const failure = await new Promise((failed, passed) => {
      const streaming = jsforceClient(own.accessToken ?? '', missing, -1, failed);
      // Refused, by which time the client is connected.
      streaming.subscribe(missing, () => undefined).then(passed, () => void own.logout());
    });
    expect(failure).toMatchObject({
      error: expect.stringContaining('401::Authentication invalid') as unknown,
    });
  },
  hasPassword,
);

client(cometdVersion, 'is told at the handshake that replay is there', async () => {
  const cometd = cometdClient(await sessionToken());
  const reply = await new Promise<Message>((resolve) => cometd.handshake(resolve));
  expect(reply).toMatchObject({ successful: true, ext: { replay: true } });
  await new Promise<void>((resolve) => cometd.disconnect(() => resolve()));
});
