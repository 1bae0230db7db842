import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { build, type BuildFailure } from 'esbuild';
import { beforeEach, expect, test } from 'vitest';
import { root } from './folders.ts';
import { browserModules } from './options.ts';
import { lightningPlugin } from './plugin.ts';

let folder = '';
let classes = '';
let labels = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'preview-'));
  classes = join(folder, 'classes');
  labels = join(folder, 'labels.xml');
  mkdirSync(classes);
  writeFileSync(
    labels,
    `<CustomLabels><labels><fullName>Presence_Floor</fullName><value>Floor &amp; more</value></labels></CustomLabels>`,
  );
});

async function bundle(code: string): Promise<string> {
  const { outputFiles } = await build({
    ...browserModules,
    stdin: { contents: code, resolveDir: root },
    write: false,
    plugins: [lightningPlugin({ isExternal: (name) => name === 'lwc', classes, labels })],
  });
  return outputFiles[0]?.text ?? '';
}

async function problems(code: string): Promise<string[]> {
  const failure = await bundle(code).then(
    () => undefined,
    (error: unknown) => error as BuildFailure,
  );
  return (failure?.errors ?? []).map(({ text, location }) => `${location?.file}:${location?.line}: ${text}`);
}

test('makes a function of an Apex method', async () => {
  const query = 'SELECT Id FROM User WITH USER_MODE';
  writeFileSync(join(classes, 'Sample.cls'), sample(query));
  expect(await bundle(`import read from '@salesforce/apex/Sample.read'; read();`)).toContain(
    'method("Sample", "read")',
  );
});

test('fails for an Apex method of another form, with its name and line', async () => {
  const file = join(classes, 'Sample.cls');
  writeFileSync(file, sample('SELECT Id FROM User'));
  expect(await problems(`import read from '@salesforce/apex/Sample.read'; read();`)).toEqual([
    `${relative(root, file)}:2: Sample.read: its query lacks WITH USER_MODE`,
  ]);
});

test('fails for an Apex method that no class has', async () => {
  expect((await problems(`import read from '@salesforce/apex/Sample.read'; read();`)).join()).toContain(
    'Sample.read is no @AuraEnabled method',
  );
});

test('takes a label from the page, and fails for one that is not there', async () => {
  const built = await bundle(`import text from '@salesforce/label/c.Presence_Floor'; console.log(text);`);
  expect(built).toContain('labels["Presence_Floor"]');
  expect(built).not.toContain('Floor & more');
  expect(
    (await problems(`import text from '@salesforce/label/c.Absent'; console.log(text);`)).join(),
  ).toContain('There is no custom label Absent.');
});

test('fails for a platform module that the preview has no stand-in for', async () => {
  expect((await problems(`import 'lightning/graphql';`)).join()).toContain(
    'no stand-in for lightning/graphql',
  );
  expect((await problems(`import '@salesforce/userPermission/X';`)).join()).toContain(
    'no stand-in for @salesforce/userPermission/X',
  );
});

test("lays a bundle's style sheet into those that import it", async () => {
  const built = await bundle(`import 'c/presenceNotice';`);
  expect(built).toMatch(/\/\/ .*presenceColors\.css\n/);
  expect(built).not.toContain('@import');
});

test('takes a custom permission from what the page says its user holds', async () => {
  const built = await bundle(`import held from '@salesforce/customPermission/X'; console.log(held);`);
  expect(built).toContain('context.customPermissions.includes("X") || void 0');
});

test('leaves what the vendor build holds to the vendor build', async () => {
  expect(await bundle(`import { LightningElement } from 'lwc'; console.log(LightningElement);`)).toContain(
    'from "lwc"',
  );
});

function sample(query: string): string {
  return `public with sharing class Sample {
  @AuraEnabled public static Page read() { return new Page(System.now().getTime(), [${query}]); }
  public class Page {
    @AuraEnabled public Long serverTime;
    @AuraEnabled public List<User> rows;
    public Page(Long serverTime, List<User> rows) { this.serverTime = serverTime; this.rows = rows; }
  }
}`;
}
