// Plain Node without a dependency: it runs before anything is installed.
// `node scripts/install.mjs COMMAND SCRIPT [flags]` installs what COMMAND needs, then runs SCRIPT in this process,
// so that signals and exit codes are the script's own.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { accessSync, constants, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** What each command needs beyond the packages of the root. */
const needs = {
  test: { programs: ['chromium', 'java', 'javac'], conformance: true, salesforceCli: true },
  check: { programs: ['java', 'javac'] },
  screenshot: { programs: ['chromium'] },
  bench: { programs: ['chromium'], benchPeers: true },
  soak: { programs: ['chromium', 'java', 'javac'], conformance: true, stryker: true },
  mutation: { conformance: true, stryker: true },
};

const programs = {
  chromium: {
    names: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'],
    variable: 'CHROMIUM',
    packages: ['chromium', 'fonts-liberation'],
  },
  java: { names: ['java'], packages: ['openjdk-17-jdk-headless'] },
  javac: { names: ['javac'], packages: ['openjdk-17-jdk-headless'] },
};

class Missing extends Error {}

const say = (line) => process.stderr.write(`${line}\n`);

/** The stamp of an installation: what was installed, by which Node. */
export function stampOf(lockText, nodeVersion) {
  return createHash('sha256').update(lockText).update('\0').update(nodeVersion).digest('hex');
}

/** Whether `folder` holds a finished installation of its lock. The stamp is written last: a killed one has none. */
export function isInstalled(folder, nodeVersion = process.version) {
  const stamp = path.join(folder, 'node_modules', '.omnipresence-stamp');
  if (!existsSync(stamp)) return false;
  return (
    readFileSync(stamp, 'utf8') === stampOf(readFileSync(path.join(folder, 'package-lock.json')), nodeVersion)
  );
}

function run(command, args, options) {
  const result = spawnSync(command, args, {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    stdio: ['ignore', 'pipe', 'pipe'],
    ...options,
  });
  if (result.error) return { ok: false, output: result.error.message };
  return { ok: result.status === 0, output: `${result.stdout}${result.stderr}` };
}

/** Installs the packages of `folder` where its lock or the Node version changed. */
export function installPackages(folder, title) {
  if (isInstalled(folder)) return;
  const started = Date.now();
  say(`Installing ${title} (npm ci) …`);
  const modules = path.join(folder, 'node_modules');
  rmSync(path.join(modules, '.omnipresence-stamp'), { force: true });
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const { ok, output } = run(npm, ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: folder });
  if (!ok) {
    process.stderr.write(output);
    throw new Missing(`npm ci failed in ${path.relative(root, folder) || 'the root'}.`);
  }
  mkdirSync(modules, { recursive: true });
  const lock = readFileSync(path.join(folder, 'package-lock.json'));
  writeFileSync(path.join(modules, '.omnipresence-stamp'), stampOf(lock, process.version));
  say(`Installed ${title} in ${Math.round((Date.now() - started) / 1000)} s.`);
}

/** The path of a program by its possible names, or undefined. */
export function findProgram(names, searchPath = process.env.PATH ?? '') {
  for (const folder of searchPath.split(path.delimiter)) {
    for (const name of names) {
      const candidate = path.join(folder, name);
      try {
        accessSync(candidate, constants.X_OK);
        return candidate;
      } catch {
        // Not here.
      }
    }
  }
  return undefined;
}

const isThere = ({ names, variable }) =>
  (variable !== undefined && process.env[variable] !== undefined) || findProgram(names) !== undefined;

function installPrograms(wanted) {
  const absent = wanted.filter((name) => !isThere(programs[name]));
  if (absent.length === 0) return;
  const packages = [...new Set(absent.flatMap((name) => programs[name].packages))];
  const canInstall = process.getuid?.() === 0 && existsSync('/etc/debian_version');
  if (!canInstall) {
    throw new Missing(
      `Missing ${absent.join(', ')}: install ${packages.join(' ')} (Debian's names) and run again.`,
    );
  }
  say(`Installing ${packages.join(', ')} (apt-get) …`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const update = run('apt-get', ['update', '-qq'], { env });
  const args = ['install', '-y', '-qq', '--no-install-recommends', ...packages];
  const install = run('apt-get', args, { env });
  if (!install.ok) {
    process.stderr.write(`${update.output}${install.output}`);
    throw new Missing(`apt-get could not install ${packages.join(' ')}.`);
  }
}

function install(command) {
  const {
    programs: wanted = [],
    conformance = false,
    salesforceCli = false,
    stryker = false,
    benchPeers = false,
  } = needs[command] ?? {};
  installPackages(root, 'packages');
  const apart = path.join(root, 'tests', 'conformance');
  if (conformance && existsSync(path.join(apart, 'package-lock.json'))) {
    installPackages(apart, 'the conformance clients');
  }
  if (salesforceCli) installPackages(path.join(root, 'scripts', 'salesforce-cli'), 'the Salesforce CLI');
  if (stryker) installPackages(path.join(root, 'scripts', 'mutation', 'stryker'), 'Stryker');
  if (benchPeers) installPackages(path.join(root, 'tests', 'bench', 'peers'), 'the peers of the bench');
  installPrograms(wanted);
}

async function main([command, script, ...flags]) {
  const [major = 0] = process.versions.node.split('.').map(Number);
  if (major < 20) throw new Missing(`Node 20 or later is needed; this is ${process.versions.node}.`);
  install(command);
  if (script === undefined) return;
  const file = path.join(root, script);
  if (!existsSync(file)) throw new Missing(`${script} is not there.`);
  process.argv = [process.argv[0], file, ...flags];
  const { register } = await import('tsx/esm/api');
  register();
  await import(pathToFileURL(file).href);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  // Not awaited: a script that imports this module would wait for itself.
  main(process.argv.slice(2)).catch((error) => {
    if (!(error instanceof Missing)) throw error;
    say(error.message);
    process.exitCode = 2;
  });
}
