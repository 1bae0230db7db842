import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { aliasesOf, keepAliases } from './deploy/aliases.ts';
import { cliFolder, root, runCli } from './deploy/cli.ts';
import { callText, deployCalls, packageCalls, scratchCalls } from './deploy/commands.ts';
import { readDeployFlags, readPackageFlags, readScratchFlags } from './deploy/flags.ts';
import { buildMirror } from './deploy/mirror.ts';
import { isInstalled } from './install.mjs';

const folder = mkdtempSync(join(tmpdir(), 'omnipresence-deploy-'));
afterAll(() => rmSync(folder, { recursive: true }));

const definitions = ['base', 'interruptible-capacity'];

function run(script: string, ...flags: string[]) {
  const args = ['--import', 'tsx', `scripts/${script}.ts`, ...flags];
  return spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
}

it.each([
  ['deploy', '--target-org ALIAS is needed'],
  ['scratch', '--alias ALIAS is needed'],
  ['package', '--target-dev-hub ALIAS is needed'],
])('npm run %s without its flag ends with 2 and one line', (script, message) => {
  const { status, stdout, stderr } = run(script);
  expect({ status, stdout, stderr }).toEqual({ status: 2, stdout: '', stderr: `${message}\n` });
});

describe('a flag that cannot be used', () => {
  it.each([
    [['--target-org', ''], '--target-org : an alias or a user name is needed'],
    [['--target-org=probe', '--force'], "Unknown option '--force'"],
    [['--target-org=--dry-run'], '--target-org --dry-run: an alias or a user name is needed'],
  ])('is named by deploy: %j', (flags, message) => {
    expect(() => readDeployFlags(flags)).toThrow(message);
  });

  it.each([
    [['--alias=probe', '--definition=none'], '--definition none: one of base, interruptible-capacity'],
    [['--alias=probe', '--days=31'], '--days 31: a number from 1 to 30 is needed'],
    [['--alias=probe', '--target-dev-hub='], '--target-dev-hub : an alias or a user name is needed'],
  ])('is named by scratch: %j', (flags, message) => {
    expect(() => readScratchFlags(flags, definitions)).toThrow(message);
  });
});

describe('what is run', () => {
  it('deploys the mirror to the org that was named, and only validates where that is asked for', () => {
    const deploy = 'sf project deploy start --source-dir force-app --target-org probe --wait 30';
    const calls = (flags: string[]) => deployCalls(readDeployFlags(['--target-org', 'probe', ...flags]));
    expect(calls([]).map(callText)).toEqual([deploy]);
    expect(calls(['--dry-run']).map(callText)).toEqual([`${deploy} --dry-run`]);
  });

  it('makes a scratch org, deploys to it and gives its user every permission set', () => {
    const flags = readScratchFlags(['--alias=probe', '--days=3', '--target-dev-hub=hub'], definitions);
    const calls = scratchCalls(flags).map(callText);
    expect(calls[0]).toBe(
      'sf org create scratch --definition-file config/scratch/base.json --alias probe --duration-days 3 --wait 20 --target-dev-hub hub',
    );
    expect(calls.slice(1).every((call) => call.includes('--target-org probe'))).toBe(true);
    const assigned = [...(calls[2] ?? '').matchAll(/--name (\w+)/g)].map(([, name]) => name);
    expect(assigned.map((name) => `${name}.permissionset-meta.xml`).sort()).toEqual(
      readdirSync(join(root, 'force-app/main/default/permissionsets')),
    );
  });

  it('creates the package once and a version each time', () => {
    const flags = readPackageFlags(['--target-dev-hub=hub']);
    expect(packageCalls(flags, false).map((call) => call.slice(0, 3))).toEqual([
      ['package', 'create', '--name'],
      ['package', 'version', 'create'],
    ]);
    expect(packageCalls(flags, true)).toHaveLength(1);
    expect(packageCalls(flags, true)[0]).toContain('--code-coverage');
  });

  it('is printed and not run with --print', () => {
    const { status, stdout } = run('deploy', '--target-org=probe', '--print');
    expect(stdout).toMatch(
      /^\d+ files compiled to build.deploy\nsf project deploy start .* probe --wait 30\n$/,
    );
    expect(status).toBe(0);
  });
});

describe('the ids of packages', () => {
  it('come back from the mirror, and nothing else does', () => {
    const project = mkdtempSync(join(folder, 'project-'));
    const mirror = mkdtempSync(join(folder, 'mirror-'));
    writeFileSync(join(project, 'sfdx-project.json'), '{ "name": "a" }');
    keepAliases(project, project);
    expect(readFileSync(join(project, 'sfdx-project.json'), 'utf8')).toBe('{ "name": "a" }');
    writeFileSync(join(mirror, 'sfdx-project.json'), '{ "name": "b", "packageAliases": { "P": "0Ho1" } }');
    keepAliases(mirror, project);
    expect(aliasesOf(project)).toEqual({ P: '0Ho1' });
    expect(readFileSync(join(project, 'sfdx-project.json'), 'utf8')).toContain('"name": "a"');
  });
});

describe('the Salesforce CLI', () => {
  it('packs every file of the mirror', async (context) => {
    if (!isInstalled(cliFolder)) context.skip('the Salesforce CLI is installed on the first deployment only');
    const mirror = join(folder, 'packed');
    const files = await buildMirror(root, mirror);
    await runCli(
      ['project', 'convert', 'source', '--source-dir', 'force-app', '--output-dir', 'out'],
      mirror,
    );
    const packed = readdirSync(join(mirror, 'out'), { recursive: true, encoding: 'utf8' });
    const bare = (file: string): string =>
      file.replace(/^force-app\/main\/default\//, '').replace(/\.(\w+)-meta\.xml$/, '.$1');
    for (const file of files.filter((name) => /\/(lwc|classes)\//.test(name)))
      expect(packed).toContain(file.replace('force-app/main/default/', ''));
    expect(new Set(packed.map(bare))).toContain('permissionsets/Presence_Supervisor.permissionset');
    expect(packed.filter((file) => file.endsWith('.ts'))).toEqual([]);
  });
});
