import { aliasesOf, keepAliases } from './deploy/aliases.ts';
import { endsWell, mirror, root, runInMirror } from './deploy/cli.ts';
import { packageCalls, packageName } from './deploy/commands.ts';
import { readPackageFlags } from './deploy/flags.ts';

/** `npm run package -- --target-dev-hub ALIAS [--print]` */
await endsWell(async () => {
  const flags = readPackageFlags(process.argv.slice(2));
  try {
    await runInMirror(packageCalls(flags, packageName in aliasesOf(root)), flags.print);
  } finally {
    // A package that was created is there also where its first version failed.
    keepAliases(mirror, root);
  }
});
