import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { apexStubs } from '../../local-org/schema/emit/apex-stubs.ts';
import { objects } from '../../local-org/schema/index.ts';
import { platformTypes } from './platform-types.ts';
import { ApexCheckError, checkApexTypes } from './type-check.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const fixture = join(root, 'config/fixtures/apex/type-errors');

/** Checks one class in a project of its own. */
async function check(body: string) {
  const project = await mkdtemp(join(tmpdir(), 'apex-'));
  onTestFinished(() => rm(project, { recursive: true, force: true }));
  const packages = { packageDirectories: [{ path: '.', default: true }], sourceApiVersion: '65.0' };
  await writeFile(join(project, 'sfdx-project.json'), JSON.stringify(packages));
  await writeFile(join(project, 'Probe.cls'), `public with sharing class Probe {\n${body}\n}\n`);
  await writeFile(
    join(project, 'Probe.cls-meta.xml'),
    readFileSync(join(fixture, 'classes/WrongTypes.cls-meta.xml')),
  );
  return checkApexTypes(project);
}

describe('the Apex type check', () => {
  it('refuses every marked line of the fixture and no other', async () => {
    const lines = readFileSync(join(fixture, 'classes/WrongTypes.cls'), 'utf8').split('\n');
    const marked = lines.flatMap((text, i) =>
      text.includes('; //') || text.includes(') //') ? [i + 1] : [],
    );
    const findings = await checkApexTypes(fixture);
    expect(marked).toHaveLength(8);
    expect([...new Set(findings.map(({ line }) => line))]).toEqual(marked);
  });

  it('knows the objects of Omni-Channel with their parents, beside those that the platform types bring', async () => {
    const findings = await check(`
      public String names(UserServicePresence row) {
          Id userId = row.UserId;
          return row.User.Name + row.ServicePresenceStatus.MasterLabel + row.Owner.Name + userId;
      }
      public Integer seconds(UserServicePresence row) {
          return row.StatusDuration;
      }
      public Decimal weight(AgentWork work) {
          return work.CapacityWeight + work.CapacityPercentage;
      }
      public Id channel(ServiceChannelStatus pair) {
          return pair.ServiceChannel.Id;
      }
      public Id who(UserServicePresenceShare share) {
          return share.Parent.UserId;
      }
      public Object total() {
          List<AggregateResult> rows = [SELECT COUNT(Id) n FROM Account WITH USER_MODE];
          return rows[0].get('n');
      }
      public Datetime started(UserServicePresenceChangeEvent event) {
          return event.StatusStartDate;
      }`);
    expect(findings).toEqual([]);
  });

  it('says in one line what to install where there is no JDK', async () => {
    const path = process.env['PATH'];
    onTestFinished(() => {
      process.env['PATH'] = path;
    });
    process.env['PATH'] = fixture;
    await expect(checkApexTypes(root)).rejects.toThrow(ApexCheckError);
    await expect(checkApexTypes(root)).rejects.toThrow(/^The Apex type check needs a JDK .*openjdk[^\n]*$/);
  });

  it('builds the types of a schema once', async () => {
    const stubs = apexStubs(objects);
    const folder = await platformTypes(stubs);
    expect(await platformTypes(stubs)).toBe(folder);
  });
});
