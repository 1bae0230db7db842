import { createServer } from 'node:net';

/** Nothing beyond this machine reaches the preview. */
export const host = '127.0.0.1';

/** A port that is taken should be known before a long build, not after it. Rejects with the system's error. */
export async function assertPortIsFree(port: number): Promise<void> {
  if (port === 0) return;
  const probe = createServer();
  await new Promise<void>((resolve, reject) => {
    probe.once('error', reject);
    probe.listen({ host, port }, () => probe.close(() => resolve()));
  });
}
