import { endsWell, runInMirror } from './deploy/cli.ts';
import { deployCalls } from './deploy/commands.ts';
import { readDeployFlags } from './deploy/flags.ts';

/** `npm run deploy -- --target-org ALIAS [--dry-run] [--print]` */
await endsWell(async () => {
  const flags = readDeployFlags(process.argv.slice(2));
  await runInMirror(deployCalls(flags), flags.print);
});
