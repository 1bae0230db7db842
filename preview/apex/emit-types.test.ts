import { expect, test } from 'vitest';
import { emitApexTypes } from './emit-types.ts';
import { readClass } from './read.ts';

const source = `public with sharing class Sample {
  @AuraEnabled public static Page people(List<Id> ids, Datetime since) {
    return new Page(System.now().getTime(),
      [SELECT Name, Title, Manager.Name, Manager.Title FROM User WHERE Id IN :ids AND CreatedDate > :since WITH USER_MODE]);
  }
  @AuraEnabled(cacheable=true) public static Page count() {
    return new Page(System.now().getTime(),
      [SELECT ManagerId, COUNT(Id) n, MAX(CreatedDate) last FROM User WITH USER_MODE GROUP BY ManagerId]);
  }
  @AuraEnabled public static Page agents() {
    return new Page(System.now().getTime(), [SELECT COUNT_DISTINCT(ManagerId) managers FROM User WITH USER_MODE]);
  }
  @AuraEnabled public static Page whole(Id id) {
    return new Page(System.now().getTime(), [SELECT FIELDS(STANDARD) FROM User WHERE Id = :id WITH USER_MODE LIMIT 1]);
  }
  public class Page {
    @AuraEnabled public Long at;
    @AuraEnabled public List<User> found;
    public Page(Long at, List<User> found) { this.at = at; this.found = found; }
  }
}`;

const required = ['Id', 'Name'];

function emit(): string {
  const { apexClass } = readClass(source, 'Sample.cls');
  return emitApexTypes(apexClass ? [apexClass] : [], (_, path) => ({
    type: 'string',
    nillable: !required.includes(path.join('.')),
  }));
}

test('types each call by its parameters and by the fields that its query selects', () => {
  expect(emit()).toContain(
    `declare module '@salesforce/apex/Sample.people' {
  const people: (params: { ids: readonly string[] | null; since: string | null }) => Promise<{ at: number; found: ` +
      `{ Id: string; Name: string; Title?: string; Manager?: { Id?: string; Name?: string; Title?: string } }[] }>;
  export default people;
}`,
  );
});

test('gives an adapter to what is cacheable alone, and knows what an aggregate holds', () => {
  const [, count = ''] = emit().split("'@salesforce/apex/Sample.count'");
  expect(count).toContain('readonly adapter: WireAdapterConstructor');
  expect(count).toContain('found: { ManagerId?: string; n: number; last?: string }[]');
  expect(emit().match(/adapter/g)).toHaveLength(1);
});

test('knows that an aggregate without groups is one, without an Id', () => {
  expect(emit()).toContain('found: { managers: number }[]');
});

test('promises nothing of the standard fields but the Id', () => {
  expect(emit()).toContain('found: { Id: string; [field: string]: unknown }[]');
});

test('refuses a field that the schema does not have', () => {
  const { apexClass } = readClass(source, 'Sample.cls');
  expect(() => emitApexTypes(apexClass ? [apexClass] : [], () => undefined)).toThrow(
    'Sample.people: User has no Name.',
  );
});
