import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { objectByName } from '../../local-org/schema/index.ts';
import { readClasses } from '../../preview/apex/index.ts';

const classes = fileURLToPath(new URL('../../force-app/main/default/classes', import.meta.url));

it('an export reads every field of presence but those that only some orgs have', () => {
  const method = readClasses(classes)
    .find(({ name }) => name === 'PresenceExport')
    ?.methods.find(({ name }) => name === 'rows');
  const read = method?.form === 'query' ? method.soql.fields.map(({ path }) => path.join('.')) : [];
  const presence = objectByName('UserServicePresence');
  const everywhere = (presence?.fields ?? []).filter(({ feature }) => feature === undefined);
  expect(everywhere.length).toBeGreaterThan(15);
  expect(everywhere.map(({ name }) => name).filter((name) => !read.includes(name))).toEqual([]);
});
