import type { DeployFlags, PackageFlags, ScratchFlags } from './flags.ts';

/** The arguments of one call of the Salesforce CLI, which runs in the mirror. */
export type CliCall = readonly string[];

const permissionSets = ['Agent', 'Supervisor', 'History', 'Export', 'Administrator'].map(
  (set) => `Presence_${set}`,
);
export const packageName = 'Omnipresence';

export function deployCalls({
  targetOrg,
  dryRun,
}: Pick<DeployFlags, 'targetOrg' | 'dryRun'>): readonly CliCall[] {
  const deploy = ['project', 'deploy', 'start', '--source-dir', 'force-app', '--target-org', targetOrg];
  return [[...deploy, '--wait', '30', ...(dryRun ? ['--dry-run'] : [])]];
}

/** An org of a few days with Omni-Channel on, the project in it, and its user with every permission set. */
export function scratchCalls({ alias, definition, days, targetDevHub }: ScratchFlags): readonly CliCall[] {
  const file = `config/scratch/${definition}.json`;
  const create = ['org', 'create', 'scratch', '--definition-file', file, '--alias', alias];
  const hub = targetDevHub === undefined ? [] : ['--target-dev-hub', targetDevHub];
  return [
    [...create, '--duration-days', String(days), '--wait', '20', ...hub],
    ...deployCalls({ targetOrg: alias, dryRun: false }),
    ['org', 'assign', 'permset', ...permissionSets.flatMap((set) => ['--name', set]), '--target-org', alias],
  ];
}

/**
 * A version of the unlocked package; the package itself where the project has no alias for it yet. Code coverage is
 * computed, since a version without it cannot be promoted (Salesforce DX guide, unlocked packages).
 */
export function packageCalls({ targetDevHub }: PackageFlags, isCreated: boolean): readonly CliCall[] {
  const hub = ['--target-dev-hub', targetDevHub];
  const create = [
    'package',
    'create',
    '--name',
    packageName,
    '--package-type',
    'Unlocked',
    '--path',
    'force-app',
  ];
  const version = ['package', 'version', 'create', '--package', packageName, '--installation-key-bypass'];
  return [
    ...(isCreated ? [] : [[...create, ...hub]]),
    [...version, '--code-coverage', '--wait', '60', ...hub],
  ];
}

/** As it would be typed. */
export function callText(call: CliCall): string {
  return ['sf', ...call].join(' ');
}
