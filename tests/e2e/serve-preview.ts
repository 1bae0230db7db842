import { startPreview } from '../../preview/server.ts';

const [orgUrl] = process.argv.slice(2);
if (orgUrl === undefined) throw new Error('Which org? serve-preview.ts URL');
const preview = await startPreview({
  port: 0,
  orgUrl,
  password: 'local',
  administrator: 'admin@omnipresence.example',
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void preview.close().then(() => process.exit(0)));
}
console.log(preview.url);
