import { createElement } from 'lwc';
import type { ExportState } from 'c/presenceExport';
import PresenceExportStatus from 'c/presenceExportStatus';

const reading: ExportState = { phase: 'reading', done: 400, total: 10_000 };
const file = { name: 'presence-2026-05-05T16-00-00Z.csv', bytes: new Uint8Array([1, 2]) };
const done: ExportState = { phase: 'done', file, agents: 10_000 };
const failed: ExportState = { phase: 'failed', kind: 'denied', message: 'No access to IdleDuration' };

const urls = { made: [] as Blob[], revoked: [] as string[] };
let saved: string[];

beforeEach(() => {
  urls.made = [];
  urls.revoked = [];
  saved = [];
  Object.assign(URL, {
    createObjectURL: (blob: Blob) => `blob:${urls.made.push(blob)}`,
    revokeObjectURL: (url: string) => urls.revoked.push(url),
  });
  jest.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function click(
    this: HTMLAnchorElement,
  ) {
    saved.push(`${this.getAttribute('href')} ${this.getAttribute('download')}`);
  });
});

afterEach(() => {
  document.body.replaceChildren();
  jest.restoreAllMocks();
});

function show(state: ExportState | undefined) {
  const element = createElement('c-presence-export-status', { is: PresenceExportStatus });
  const heard: string[] = [];
  for (const name of ['cancel', 'tryagain', 'close']) element.addEventListener(name, () => heard.push(name));
  Object.assign(element, { state });
  document.body.appendChild(element);
  const find = (selector: string) => element.shadowRoot?.querySelector<HTMLElement>(selector) ?? null;
  const text = (selector: string) => find(selector)?.textContent?.trim();
  const change = async (next: ExportState | undefined) => {
    Object.assign(element, { state: next });
    await Promise.resolve();
  };
  const press = () => {
    const buttons = [...(element.shadowRoot?.querySelectorAll('button') ?? [])];
    for (const button of buttons) button.click();
    return buttons.map((button) => button.textContent);
  };
  return { find, text, heard, press, change };
}

it('is nothing where there is no export', () => {
  const { find, text } = show(undefined);
  expect(find('.export')).toBeNull();
  expect(text('[role=status]')).toBe('');
});

it('says how much is read, in a progress bar that can be cancelled', () => {
  const { find, text, press, heard } = show(reading);
  const bar = find('[role=progressbar]');
  expect(bar?.getAttribute('aria-valuenow')).toBe('4');
  expect(bar?.getAttribute('aria-valuetext')).toBe('400 of 10,000 agents read');
  expect(bar?.getAttribute('aria-label')).toBe('Reading the wall again for the file');
  expect(text('.detail')).toBe('400 of 10,000 agents read');
  expect(press()).toEqual(['Cancel export']);
  expect(heard).toEqual(['cancel']);
});

it('tells a reader that it has begun and how it ended, and not each step', async () => {
  const { text, change } = show(reading);
  expect(text('[role=status]')).toBe('Reading the wall again for the file');
  await change({ ...reading, done: 600 });
  expect(text('[role=status]')).toBe('Reading the wall again for the file');
  await change(done);
  expect(text('[role=status]')).toBe('Exported 10,000 agents.');
});

it('saves the file once, of a type that is let through, and offers it again', async () => {
  const { find, change, press, heard } = show(reading);
  await change(done);
  expect(saved).toEqual([`blob:1 ${file.name}`]);
  expect(urls.made.map(({ type, size }) => [type, size])).toEqual([['application/octet-stream', 2]]);
  expect(find('a')?.textContent).toBe(`Save ${file.name} again`);
  await change({ ...done, agents: 9 });
  expect(saved).toHaveLength(1);
  expect(press()).toEqual(['Dismiss']);
  expect(heard).toEqual(['close']);
});

it('lets go of the file when its words go', async () => {
  const { find, change } = show(done);
  await change(undefined);
  expect(urls.revoked).toEqual(['blob:1']);
  expect(find('a')).toBeNull();
  document.body.replaceChildren();
  show(done);
  document.body.replaceChildren();
  expect(urls.revoked).toEqual(['blob:1', 'blob:2']);
});

it('saves nothing of an export that was cancelled', () => {
  const { text, press } = show({ phase: 'cancelled' });
  expect(text('.text')).toBe('Export cancelled. Nothing was saved.');
  expect(press()).toEqual(['Dismiss']);
  expect(saved).toEqual([]);
});

it('says why it failed, in the platform’s words too, and offers to try again', () => {
  const { text, press, heard } = show(failed);
  expect(text('.text')).toContain('needs Presence Export');
  expect(text('.detail')).toBe('No access to IdleDuration');
  expect(press()).toEqual(['Try again now', 'Dismiss']);
  expect(heard).toEqual(['tryagain', 'close']);
});

it.each([
  ['session', 'Your session has ended'],
  ['offline', 'cannot be reached'],
  ['limit', 'A limit of the org'],
  ['something else', 'answered with an error'],
])('has words for an error of the kind %s', (kind, words) => {
  expect(show({ phase: 'failed', kind, message: '' }).text('.text')).toContain(words);
});
