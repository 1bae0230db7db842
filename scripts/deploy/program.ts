import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installPackages } from '../install.mjs';

/** Apart from the root: it is as large as all the rest, and most people here never deploy. */
export const cliFolder = fileURLToPath(new URL('../salesforce-cli', import.meta.url));

/** The CLI could not be installed, or ended a call with something else than 0, after it said why itself. */
export class CliFailure extends Error {
  override readonly name = 'CliFailure';
}

/** Throws CliFailure. */
export function installCli(): void {
  try {
    installPackages(cliFolder, 'the Salesforce CLI');
  } catch (error) {
    throw new CliFailure(error instanceof Error ? error.message : String(error));
  }
}

const programs = join(cliFolder, 'node_modules/.bin');
export const cliProgram = join(programs, 'sf');

export function cliEnvironment(): NodeJS.ProcessEnv {
  return {
    ...process.env,
    // It calls itself by name, and looks for plugins of its developers where this says otherwise.
    PATH: [programs, process.env['PATH']].join(delimiter),
    NODE_ENV: 'production',
    SF_DISABLE_TELEMETRY: 'true',
    // This one oclif reads; without it every new home starts an update behind the caller's back.
    SF_DISABLE_AUTOUPDATE: 'true',
    SF_SKIP_NEW_VERSION_CHECK: 'true',
  };
}
