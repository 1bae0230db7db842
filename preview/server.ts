import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { transform } from 'esbuild';
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import {
  createOrgClient,
  createRights,
  isNetworkError,
  isSessionLost,
  type OrgClient,
  type Rights,
} from './apex/index.ts';
import { serveApex } from './apex-calls.ts';
import { buildApp, type AppBuild, type Built } from './build/app.ts';
import { designSystem, page, sourceApiVersion } from './build/folders.ts';
import { watchBuilds } from './builds.ts';
import { refuseOtherUsers, type OnlySession } from './only-session.ts';
import { labelsIn } from './language/labels.ts';
import { fileBelow, typeOf } from './files.ts';
import { host } from './port.ts';
import { install } from './install/index.ts';
import { componentPage } from './pages/component-page.ts';
import { componentPages, type ComponentPage } from './pages/component-pages.ts';
import { homePage, type DemoUser } from './pages/home-page.ts';
import { refusalPage } from './pages/refusal-page.ts';
import { send } from './pages/send.ts';
import { readSettings } from './pages/settings.ts';
import { serveRecords } from './records/serve.ts';
import { serveStreaming } from './streaming/serve.ts';

export type { OnlySession } from './only-session.ts';
export type { DemoUser } from './pages/home-page.ts';

export interface PreviewOptions {
  /** 0: any free port. */
  readonly port: number;
  readonly orgUrl: string;
  /** Of the org's users. Without it the org is asked through `session`. */
  readonly password?: string;
  readonly session?: OnlySession;
  /** Who looks at a page that does not say; of the demo's users whom the page is for. */
  readonly defaultUser?: string;
  /** Whom the first page offers. */
  readonly users?: readonly DemoUser[];
  /** A build that was begun while the org was starting. */
  readonly build?: Promise<AppBuild>;
  /** Installs the package as this user, by name, before anything is shown: a local org's administrator. */
  readonly administrator?: string;
}

export interface Preview {
  readonly url: string;
  close(): Promise<void>;
}

export const demoUsers: readonly DemoUser[] = [
  { username: 'supervisor@omnipresence.example', name: 'Supervisor' },
  { username: 'director@omnipresence.example', name: 'Director' },
  { username: 'admin@omnipresence.example', name: 'Administrator' },
  { username: 'agent@omnipresence.example', name: 'Agent' },
  { username: 'outsider@omnipresence.example', name: 'Outsider' },
];

export function buildPreview(): Promise<AppBuild> {
  return buildApp(componentPages.map(({ entry }) => entry));
}

/** Serves the product's pages on this machine's loopback, against an org. Rejects when the port is taken, or when the
 * org does not take the package. */
export async function startPreview(options: PreviewOptions): Promise<Preview> {
  const { session } = options;
  const apiVersion = oldest(sourceApiVersion(), session?.apiVersion);
  const org = createOrgClient({
    orgUrl: options.orgUrl,
    apiVersion,
    ...(session ? { accessToken: () => session.accessToken() } : { password: options.password ?? '' }),
  });
  const defaultUser = session?.username ?? options.defaultUser;
  const user = defaultUser ?? supervisor;
  const rights = createRights(org, (line) => void process.stderr.write(`${line}\n`));
  const app = await ready(options, org);
  const builds = watchBuilds(app);
  const server = Fastify({ forceCloseConnections: true });
  server.addHook('onRequest', refuseForeignHosts);
  if (session)
    server.addHook(
      'onRequest',
      refuseOtherUsers(session, () => app.current()),
    );
  servePages(server, app, org, rights, { ...options, apiVersion, ...(defaultUser && { defaultUser }) });
  serveApex(server, org, rights, user);
  serveRecords(server, org, user);
  serveStreaming(server, org, user);
  serveFiles(server, app);
  server.get('/preview/builds', (_request, reply) => {
    reply.hijack();
    builds.follow(reply.raw);
  });
  server.addHook('preClose', (done) => {
    builds.close();
    done();
  });

  try {
    const url = await server.listen({ host, port: options.port });
    return {
      url,
      async close() {
        await server.close();
        await app.close();
      },
    };
  } catch (error) {
    builds.close();
    await app.close();
    throw error;
  }
}

const supervisor = 'supervisor@omnipresence.example';

interface ShownOptions extends PreviewOptions {
  readonly apiVersion: string;
}

/** Installs while the pages are built, and leaves no build behind when the org refuses. */
async function ready(options: PreviewOptions, org: OrgClient): Promise<AppBuild> {
  const { administrator } = options;
  const [built, installed] = await Promise.allSettled([
    options.build ?? buildPreview(),
    administrator === undefined ? undefined : install(org, administrator),
  ]);
  if (built.status === 'rejected') throw built.reason as Error;
  if (installed.status === 'fulfilled') return built.value;
  await built.value.close();
  throw installed.reason as Error;
}

/** A page elsewhere that has its name resolve to this machine reads nothing here. */
async function refuseForeignHosts(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  if (!['127.0.0.1', 'localhost', '[::1]'].includes(request.hostname))
    await reply.code(403).type('text/plain').send('The preview answers on this machine only.\n');
}

const oldest = (ours: string, theirs = ours): string => (Number(theirs) < Number(ours) ? theirs : ours);

function servePages(
  server: FastifyInstance,
  app: AppBuild,
  org: OrgClient,
  rights: Rights,
  options: ShownOptions,
): void {
  server.get('/', (request, reply) => {
    const { search, searchParams } = new URL(request.url, 'http://preview');
    const theme = searchParams.get('theme') === 'dark' ? 'dark' : 'light';
    return send(reply, 200, homePage(usersOf(options), options.orgUrl, theme, search, app.current()));
  });
  for (const served of componentPages) {
    server.get(served.path, async (request, reply) => {
      const address = new URL(request.url, 'http://preview');
      const { status, page: text } = await showComponent(
        served,
        address,
        org,
        rights,
        app.current(),
        options,
      );
      return send(reply, status, text);
    });
  }
  server.get<{ Params: { tab: string } }>('/lightning/n/:tab', (request, reply) => {
    const { tab } = request.params;
    if (options.session) return reply.redirect(`${options.orgUrl}/lightning/n/${encodeURIComponent(tab)}`);
    const words = `In Lightning Experience the tab ${tab} is here. The local org has no pages of Salesforce’s own; what they would do to a presence, POST /local/agents/USER/status does.`;
    return send(reply, 404, refusalPage('A page of Lightning’s own', words, app.current()));
  });
  server.setNotFoundHandler((request, reply) =>
    send(reply, 404, refusalPage('No such page', `There is nothing at ${request.url}.`, app.current())),
  );
}

function usersOf({ session, users = demoUsers }: PreviewOptions): readonly DemoUser[] {
  return session ? [{ username: session.username, name: session.username, only: true }] : users;
}

async function showComponent(
  served: ComponentPage,
  { search, searchParams }: URL,
  org: OrgClient,
  rights: Rights,
  built: Built,
  options: ShownOptions,
): Promise<{ status: number; page: string }> {
  const viewer = options.defaultUser ?? served.demoUser ?? supervisor;
  const read = readSettings(searchParams, viewer, options.session !== undefined);
  if ('refusal' in read) return { status: 400, page: refusalPage('Not understood', read.refusal, built) };
  const settings = { ...read.settings, apiVersion: options.apiVersion };
  const labels = await labelsIn(settings.language);
  try {
    const user = await org.user(settings.as);
    const held = await rights.customPermissions(settings.as);
    const question = { org, username: settings.as, query: searchParams, search };
    const around = await served.surround?.(question);
    return { status: 200, page: componentPage(served, user, held, settings, labels, search, built, around) };
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    if (isNetworkError(error)) {
      const words = `The org at ${options.orgUrl} does not answer. This page looks again every two seconds.`;
      return { status: 503, page: refusalPage('Waiting for the org', words, built, true) };
    }
    if (options.session && isSessionLost(error)) {
      const words = `The session of ${settings.as} is over. ${options.session.renewal}`;
      return { status: 401, page: refusalPage('Not logged in', words, built) };
    }
    const words = `The org does not let ${settings.as} in: ${said}`;
    return { status: 403, page: refusalPage('Not logged in', words, built) };
  }
}

function serveFiles(server: FastifyInstance, app: AppBuild): void {
  const below = (path: string, folder: string | (() => string), cache: string) =>
    server.get<{ Params: { '*': string } }>(path, async (request, reply) => {
      const name = request.params['*'];
      const contents = await fileBelow(typeof folder === 'string' ? folder : folder(), name);
      if (!contents) return reply.callNotFound();
      return reply.type(typeOf(name)).header('cache-control', cache).send(contents);
    });
  below('/slds/*', designSystem, 'max-age=3600');
  below('/vendor/:key/*', () => app.current().vendor.folder, 'max-age=31536000, immutable');
  server.get<{ Params: { '*': string } }>('/app/:version/*', (request, reply) => {
    const name = request.params['*'];
    const contents = app.current().files.get(name);
    if (!contents) return reply.callNotFound();
    return reply.type(typeOf(name)).header('cache-control', 'no-store').send(Buffer.from(contents));
  });
  for (const name of ['frame.css', 'dark.css']) {
    server.get(`/preview/${name}`, async (_request, reply) =>
      reply
        .type(typeOf(name))
        .header('cache-control', 'no-store')
        .send(await readFile(join(page, name))),
    );
  }
  server.get('/preview/reload.js', async (_request, reply) => {
    const { code } = await transform(await readFile(join(page, 'reload.ts'), 'utf8'), { loader: 'ts' });
    return reply.type(typeOf('reload.js')).header('cache-control', 'no-store').send(code);
  });
}
