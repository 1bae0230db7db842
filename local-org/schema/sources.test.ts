import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { objects } from './index.ts';
import { sourcedFacts, unverifiedFacts } from './sources.ts';

const facts = sourcedFacts();
const graded = (grade: string) =>
  facts
    .filter(({ source }) => source.grade === grade)
    .map(({ fact, source }) => [fact, source.where] as const);

/** Pages that tell of an object without bearing its name, or of every object. */
const otherPages: Readonly<Record<string, string>> = {
  'Organization: keyPrefix': 'CRM Analytics XMD guide: organizations',
  'PermissionSet: keyPrefix': 'object reference: PermissionSetAssignment',
  'ServicePresenceStatus: keyPrefix': 'Omni-Channel developer guide: setServicePresenceStatus',
  'UserServicePresenceShare: fields': 'field reference: AccountShare',
  'User: keyPrefix': 'object reference: PermissionSetAssignment',
  'UserRole: keyPrefix': 'object reference: User',
};

const unverifiedDocument = readFileSync(new URL('../../docs/unverified.md', import.meta.url), 'utf8');

describe('the sources of the schema', () => {
  it('leave nothing unverified that the document does not list, nor list what is settled', () => {
    const section = /## The schema, fact by fact\n(.*?)\n## /s.exec(unverifiedDocument)?.[1] ?? '';
    const listed = [...section.matchAll(/`([^`]+?)`/g)].flatMap(([, text]) =>
      text !== undefined && /^[\w ]+[.:]/.test(text) ? [text] : [],
    );
    expect(listed.sort()).toEqual(
      unverifiedFacts()
        .map(({ fact }) => fact)
        .sort(),
    );
  });

  it('stand for every field and for every fact of an object that its page does not tell', () => {
    for (const object of objects) {
      expect(Object.keys(object.otherSources).sort()).toEqual(['fields', 'keyPrefix', 'label', 'sharing']);
      for (const { name, documented, observed } of object.fields) {
        expect(documented ?? observed, `${object.name}.${name}`).toBeDefined();
      }
    }
    expect(facts.every(({ source }) => source.where.trim() !== '')).toBe(true);
    expect(new Set(facts.map(({ fact }) => fact)).size).toBe(facts.length);
  });

  it('call documented only what an object page lists', () => {
    const listed = objects.flatMap(({ fields }) => fields.flatMap(({ documented }) => documented ?? []));
    expect(listed.filter(({ source }) => !source.where.startsWith('object reference: '))).toEqual([]);
    expect(listed.filter(({ source }) => source.grade !== 'documented')).toEqual([]);
  });

  it.each(graded('documented'))('name the page of %s: %s', (fact, where) => {
    const thing = fact.split(/[.:]/)[0] ?? '';
    const model = /^UserServicePresence(Share|OwnerSharingRule)$/.exec(thing)?.[1];
    const pages = [
      `object reference: StandardObjectName${model}`,
      `object reference: ${thing}`,
      `field reference: ${thing}`,
    ];
    const known = thing === 'every object' ? ['Tooling API guide: system fields'] : pages;
    expect([...known, otherPages[fact]]).toContain(where);
  });

  it.each(graded('inferred'))('name what %s is inferred from: %s', (_fact, where) => {
    expect(where).toMatch(/^from /);
  });

  it.each(graded('unverified'))('name what in an org would settle %s: %s', (_fact, where) => {
    expect(where).toMatch(/^describe of [\w ]+ in an org$/);
  });
});

describe('what is unverified', () => {
  const unverified = unverifiedFacts().map(({ fact }) => fact);

  it('is every fact of that grade and no other', () => {
    expect(unverified).toEqual(graded('unverified').map(([fact]) => fact));
  });

  it('is, of the presence object and its fields, the key prefix alone', () => {
    expect(unverified.filter((fact) => /^UserServicePresence[.:]/.test(fact))).toEqual([
      'UserServicePresence: keyPrefix',
    ]);
  });

  it('is stated in full, so that a guess is not added unseen', () => {
    expect(unverified.filter((fact) => !/: (keyPrefix|label)$/.test(fact))).toMatchInlineSnapshot(`
      [
        "every object.Id",
        "every object.IsDeleted",
        "every object.SystemModstamp",
        "ApexClass.ApiVersion: precision, scale",
        "Case.Status: length, picklistValues",
        "Case.Priority: length, picklistValues",
        "ServiceChannelStatus: fields",
        "ServiceChannelStatus.ServiceChannelId: referenceTo, relationshipName, length",
        "ServiceChannelStatus.ServicePresenceStatusId: referenceTo, relationshipName, length",
        "ServicePresenceStatus: fields",
        "ServicePresenceStatus.DeveloperName: length",
        "ServicePresenceStatus.Language: length",
        "ServicePresenceStatus.MasterLabel: length",
        "User.UserType: length, picklistValues",
        "User.UserPermissionsSupportUser: type, properties",
        "UserRecordAccess: fields",
        "UserServicePresenceOwnerSharingRule: fields",
        "UserServicePresenceOwnerSharingRule.DeveloperName: length",
        "UserServicePresenceShare: sharing",
      ]
    `);
    expect(unverified.filter((fact) => fact.endsWith(': keyPrefix'))).toMatchInlineSnapshot(`
      [
        "CustomPermission: keyPrefix",
        "FieldPermissions: keyPrefix",
        "GroupMember: keyPrefix",
        "ObjectPermissions: keyPrefix",
        "PermissionSetAssignment: keyPrefix",
        "ServiceChannel: keyPrefix",
        "ServiceChannelStatus: keyPrefix",
        "SetupEntityAccess: keyPrefix",
        "UserRecordAccess: keyPrefix",
        "UserServicePresence: keyPrefix",
        "UserServicePresenceOwnerSharingRule: keyPrefix",
        "UserServicePresenceShare: keyPrefix",
      ]
    `);
  });
});
