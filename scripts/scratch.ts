import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { endsWell, root, runInMirror } from './deploy/cli.ts';
import { scratchCalls } from './deploy/commands.ts';
import { readScratchFlags } from './deploy/flags.ts';

/** `npm run scratch -- --alias NAME [--definition NAME] [--days N] [--target-dev-hub ALIAS] [--print]` */
await endsWell(async () => {
  const definitions = readdirSync(join(root, 'config/scratch')).map((file) => basename(file, '.json'));
  const flags = readScratchFlags(process.argv.slice(2), definitions);
  await runInMirror(scratchCalls(flags), flags.print);
});
