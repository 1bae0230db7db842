import { expect, test } from 'vitest';
import { bind } from './bind.ts';
import { ParameterError } from './literals.ts';
import { readClass } from './read.ts';

function methodWith(parameters: string, query: string) {
  const { apexClass, problems } = readClass(
    `public with sharing class Sample {
      @AuraEnabled public static Page read(${parameters}) {
        return new Page(System.now().getTime(), [${query}]);
      }
      public class Page {
        @AuraEnabled public Long serverTime;
        @AuraEnabled public List<User> rows;
        public Page(Long serverTime, List<User> rows) { this.rows = rows; this.serverTime = serverTime; }
      }
    }`,
    'Sample.cls',
  );
  const [method] = apexClass?.methods ?? [];
  if (method?.form !== 'query') throw new Error(JSON.stringify(problems));
  return method;
}

test('writes each parameter where the query binds it, however often', () => {
  const method = methodWith(
    'String name, Datetime since, Integer most',
    'SELECT Id FROM User WHERE (Name = :name OR Alias = :name) AND CreatedDate >= :since WITH USER_MODE LIMIT :most',
  );
  expect(bind(method, { name: "O'Neil", since: '2026-05-05T10:00:00Z', most: 5, other: 1 })).toBe(
    "SELECT Id FROM User WHERE (Name = 'O\\'Neil' OR Alias = 'O\\'Neil') AND CreatedDate >= 2026-05-05T10:00:00Z WITH USER_MODE LIMIT 5",
  );
});

test('matches nothing with an empty list, and everything with its negation', () => {
  const some = 'SELECT Id FROM User WHERE ManagerId IN :ids WITH USER_MODE';
  expect(bind(methodWith('Set<Id> ids', some), { ids: [] })).toBe(
    'SELECT Id FROM User WHERE Id = null WITH USER_MODE',
  );
  const others = 'SELECT Id FROM User WHERE ManagerId NOT IN :ids WITH USER_MODE';
  expect(bind(methodWith('Set<Id> ids', others), { ids: null })).toBe(
    'SELECT Id FROM User WHERE Id != null WITH USER_MODE',
  );
  expect(bind(methodWith('Set<Id> ids', others), { ids: ['005000000000001AAA'] })).toBe(
    "SELECT Id FROM User WHERE ManagerId NOT IN ('005000000000001AAA') WITH USER_MODE",
  );
});

test('refuses a value of another type by the name of the parameter', () => {
  const method = methodWith('List<Id> ids', 'SELECT Id FROM User WHERE Id IN :ids WITH USER_MODE');
  expect(() => bind(method, { ids: ["x') OR (Id != '"] })).toThrow(ParameterError);
});
