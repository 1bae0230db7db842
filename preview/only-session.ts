import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Built } from './build/app.ts';
import { componentPages } from './pages/component-pages.ts';
import { refusalPage } from './pages/refusal-page.ts';
import { send } from './pages/send.ts';

/** The one session that an org is asked through, where no password opens others. */
export interface OnlySession {
  readonly username: string;
  /** What to do when it is over: one sentence. */
  readonly renewal: string;
  /** `66.0`: the newest that the org has. */
  readonly apiVersion: string;
  /** Asked again when the org no longer knows the last one. It is sent to the org and to nobody else. */
  accessToken(): Promise<string>;
}

/** An org that is asked through one session can be asked as nobody else. */
export function refuseOtherUsers({ username }: OnlySession, built: () => Built) {
  const words = `?as= is for the local org: this one is asked as ${username}, whom the Salesforce CLI is logged in as.`;
  const paths = ['/', ...componentPages.map(({ path }) => path)];
  return async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    const { pathname, searchParams } = new URL(request.url, 'http://preview');
    if (!searchParams.has('as')) return;
    if (paths.includes(pathname)) await send(reply, 400, refusalPage('Not understood', words, built()));
    else await reply.code(400).send({ status: 400, statusText: 'Bad Request', body: { message: words } });
  };
}
