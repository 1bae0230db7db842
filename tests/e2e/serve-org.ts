import { startOrg } from '../../local-org/org.ts';

/** An org with as long a past as a test reads, which no flag of `npm run org` says; its floor moves where a speed is
 * given. */
const [agents, pastDays, now, folder, speed] = process.argv.slice(2);
if (folder === undefined) throw new Error('Which org? serve-org.ts AGENTS DAYS NOW FOLDER [SPEED]');
const org = await startOrg({
  port: 0,
  folder,
  agents: Number(agents),
  pastDays: Number(pastDays),
  seed: 1,
  now: Date.parse(String(now)),
  floor: speed !== undefined,
  speed: Number(speed ?? 1),
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void org.close().then(() => process.exit(0)));
}
console.log(org.url);
