/** A package's files by path, as text. Its bytes are text too, except a static resource's, which nobody reads. */
export type PackageFiles = ReadonlyMap<string, string>;

/** Metadata API guide, deploy(): "up to 10,000 files", "39 MB" as a zip, "400 MB" unpacked. */
const mostFiles = 10_000;
const mostBytes = 400 * 1024 * 1024;

/** Throws Error with what is wrong with the zip. */
export async function unzip(base64: string): Promise<PackageFiles> {
  // Loading it takes a third of an org's start, and most orgs are never deployed to.
  const { default: JSZip } = await import('jszip');
  const zip = await JSZip.loadAsync(Buffer.from(base64, 'base64'));
  const entries = Object.values(zip.files).filter(({ dir }) => !dir);
  if (entries.length > mostFiles) throw new Error(`it holds ${entries.length} files, more than ${mostFiles}`);
  const files = new Map<string, string>();
  let bytes = 0;
  for (const entry of entries) {
    const path = entry.name.replaceAll('\\', '/');
    const content = await entry.async('nodebuffer');
    bytes += content.length;
    if (bytes > mostBytes) throw new Error('it unpacks to more than 400 MB');
    files.set(path, content.toString('utf8'));
  }
  return files;
}
