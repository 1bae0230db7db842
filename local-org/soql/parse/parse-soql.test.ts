import {
  ApexParser,
  type ApexParserRuleContext,
  type ApexParseTree,
  BoundExpressionContext,
} from '@apexdevtools/apex-parser';
import { describe, expect, it } from 'vitest';
import { OrgError } from '../../org-error.ts';
import { readNode } from './children.ts';
import { parseSoql, parseTree } from './parse-soql.ts';
import { readQuery } from './read-query.ts';

function refused(text: string): OrgError {
  try {
    parseSoql(text);
  } catch (error) {
    if (error instanceof OrgError) return error;
    throw error;
  }
  throw new Error(`read without a word: ${text}`);
}

const everyClause =
  "SELECT Id, p.User.Name, IsAway away, COUNT(Id) many, CALENDAR_YEAR(convertTimezone(CreatedDate)) y, FIELDS(STANDARD) FROM UserServicePresence p USING SCOPE mine WHERE (NOT Name LIKE 'P%') " +
  'AND (IsAway = true OR StatusDuration >= -1.5) AND CreatedDate IN (2026-05-05, LAST_N_DAYS:3, TODAY, null) ' +
  'AND CreatedDate != 2026-05-05T00:00:00Z AND UserId NOT IN :ids ' +
  "AND OwnerId IN (SELECT w.UserId FROM AgentWork w WHERE Name = 'a') " +
  'AND DAY_ONLY(convertTimezone(CreatedDate)) = 2026-05-05 ' +
  'WITH USER_MODE GROUP BY UserId, User.Name, CALENDAR_YEAR(CreatedDate) ' +
  "HAVING (NOT COUNT(Id) > 1) AND (User.Name LIKE 'P%' OR HOUR_IN_DAY(CreatedDate) IN (1, 2)) " +
  'ORDER BY UserId DESC NULLS LAST, COUNT(Id) ASC NULLS FIRST, CALENDAR_YEAR(CreatedDate) LIMIT 10 OFFSET 20 ALL ROWS';

describe('parseSoql', () => {
  it('reads names, places and clauses', () => {
    expect(
      parseSoql('SELECT Id, User.Name FROM X p WHERE a = 1 WITH USER_MODE ORDER BY a DESC LIMIT 5'),
    ).toEqual({
      text: 'SELECT Id, User.Name FROM X p WHERE a = 1 WITH USER_MODE ORDER BY a DESC LIMIT 5',
      select: [
        { kind: 'field', path: { names: ['Id'], at: 7 } },
        { kind: 'field', path: { names: ['User', 'Name'], at: 11 } },
      ],
      from: { name: 'X', alias: 'p', at: 26 },
      where: {
        kind: 'comparison',
        operand: { names: ['a'], at: 36 },
        operator: '=',
        value: { kind: 'number', text: '1', at: 40 },
        at: 36,
      },
      userMode: true,
      groupBy: [],
      orderBy: [{ by: { names: ['a'], at: 66 }, descending: true, nulls: 'FIRST' }],
      limit: { value: 5, at: 79 },
    });
  });

  it('decodes escapes, and keeps apart what is a wildcard', () => {
    const { where } = parseSoql(String.raw`SELECT Id FROM X WHERE a LIKE '\_%\'\\\u00e9\n'`);
    expect(where).toMatchObject({ value: { value: "_%'\\é\n", pattern: "\\_%'\\\\é\n" } });
  });

  it('reads a text once', () => {
    const text = 'SELECT Id FROM X';
    expect(parseSoql(text)).toBe(parseSoql(text));
  });

  it.each([
    ['ROLLUP', 'SELECT UserId FROM X GROUP BY ROLLUP(UserId)'],
    ['CUBE', 'SELECT UserId FROM X GROUP BY CUBE(UserId)'],
    ['TYPEOF', 'SELECT TYPEOF Owner WHEN User THEN Name END FROM X'],
    ['FOR VIEW', 'SELECT Id FROM X FOR VIEW'],
    ['FOR REFERENCE', 'SELECT Id FROM X FOR REFERENCE'],
    ['FOR UPDATE', 'SELECT Id FROM X FOR UPDATE'],
    ['UPDATE TRACKING', 'SELECT Id FROM X UPDATE TRACKING'],
    ['WITH SYSTEM_MODE', 'SELECT Id FROM X WITH SYSTEM_MODE'],
    ['WITH DATA CATEGORY', 'SELECT Id FROM X WITH DATA CATEGORY Geography__c AT asia__c'],
    ['a subquery', 'SELECT Id, (SELECT Id FROM Shares) FROM X'],
    ['toLabel', 'SELECT toLabel(Status) FROM X'],
    ['FORMAT', 'SELECT FORMAT(CreatedDate) FROM X'],
    ['DISTANCE', "SELECT Id FROM X WHERE DISTANCE(Place, GEOLOCATION(37,122), 'mi') < 20"],
    ['GROUPING', 'SELECT GROUPING(UserId) FROM X GROUP BY UserId'],
    ['convertCurrency', 'SELECT convertCurrency(Amount) FROM X'],
    ['currency', 'SELECT Id FROM X WHERE Amount > USD100'],
    ['more than one name', 'SELECT Id FROM X a, a.User u'],
  ])('refuses %s by name', (name, text) => {
    expect(refused(text)).toMatchObject({ status: 400, errorCode: 'LOCAL_ORG_NOT_IMITATED' });
    expect(refused(text).message).toContain(name);
  });

  it.each([
    ['SELECT Id FROM X WHERE', 1, 23, '<EOF>'],
    ['SELECT Id FROM X LIMIT 3 garbage', 1, 26, 'garbage'],
    ['SELECT Id FROM X;', 1, 17, ';'],
    ['SELECT Id FROM X WHERE a = 1 AND b = 2 OR c = 3', 1, 40, 'OR'],
    ['SELECT Id\nFROM X\nWHERE a == 1', 3, 9, '='],
    ['SELECT Id FROM X WHERE a = #', 1, 28, '#'],
    ['SELECT Id FROM X WITH NONSENSE = 1', 1, 23, 'NONSENSE'],
    ['SELECT Id FROM X /* all of it */', 1, 18, '/'],
    ["SELECT Id FROM X WHERE a = '''b'''", 1, 28, "'"],
    ['SELECT Id FROM X WHERE a = 1.5d', 1, 28, '1.5d'],
    ['SELECT Id FROM X WHERE a IN ((1))', 1, 30, '('],
    ['SELECT Id FROM X WHERE FIELDS(ALL) = 1', 1, 24, 'FIELDS'],
    ["SELECT Id FROM X WHERE a IN 'b'", 1, 29, "'"],
    ['SELECT Id FROM X WHERE a NOT IN TODAY', 1, 33, 'T'],
    ['SELECT Id FROM X, WHERE', 1, 19, 'WHERE'],
    ['SELECT MAX(a) FROM X GROUP BY MAX(a)', 1, 31, 'MAX'],
    ['SELECT MAX(a) FROM X HAVING MAX(a) > 1', 1, 29, 'MAX'],
    ['SELECT a FROM X GROUP BY a HAVING MAX(b) > 1 AND MAX(c) > 1 OR a = 1', 1, 61, 'OR'],
    ['SELECT Id FROM X WHERE MAX(a) IN (SELECT b FROM Y)', 1, 34, '('],
    ['SELECT Id FROM X WHERE a = (SELECT b FROM Y)', 1, 28, '('],
    ['SELECT Id FROM X WHERE a IN (SELECT b FROM Y LIMIT 1)', 1, 46, 'LIMIT'],
    ['SELECT Id FROM X WHERE a IN (SELECT b FROM Y ORDER BY b)', 1, 46, 'ORDER'],
    ['SELECT Id FROM X WHERE a IN (SELECT b FROM Y FOR VIEW)', 1, 46, 'FOR'],
    ['SELECT Id FROM X WHERE a = 1 AND NOT (b = 2)', 1, 34, 'NOT'],
    ['SELECT Id FROM X WHERE a = 1 OR NOT b = 2', 1, 33, 'NOT'],
    ['', 1, 1, '<EOF>'],
  ])('says where %j goes wrong', (text, row, column, token) => {
    const { errorCode, message } = refused(text);
    expect(errorCode).toBe('MALFORMED_QUERY');
    expect(message).toContain(`\nERROR at Row:${row}:Column:${column}\n`);
    expect(message).toContain(`unexpected token: '${token}'`);
  });

  it.each([
    [String.raw`'a\q'`, 30, String.raw`'\q'`],
    ["'open", 28, 'not closed'],
  ])('refuses the string literal %s', (literal, column, reason) => {
    const { message } = refused(`SELECT Id FROM X WHERE a = ${literal}`);
    expect(message).toContain(`Column:${column}\n`);
    expect(message).toContain(reason);
  });

  it('reads many groups in many parentheses without weighing each against each', () => {
    const group = `${'('.repeat(90)}a = 1${')'.repeat(90)}`;
    const { where } = parseSoql(
      `SELECT Id FROM X WHERE ${Array.from({ length: 500 }, () => group).join(' AND ')}`,
    );
    expect(where).toMatchObject({ kind: 'and', terms: { length: 500 } });
    expect(refused(`SELECT Id FROM X WHERE ${'('.repeat(101)}a = 1${')'.repeat(101)}`).message).toContain(
      'parentheses more than 100 deep',
    );
  });

  it('puts a caret below the place', () => {
    expect(refused('SELECT Id FROM X LIMIT 3 garbage').message).toBe(
      "\nSELECT Id FROM X LIMIT 3 garbage\n                         ^\nERROR at Row:1:Column:26\nunexpected token: 'garbage'",
    );
  });
});

function isRule(node: ApexParseTree): node is ApexParserRuleContext {
  return !('symbol' in node);
}

function rulesOf(node: ApexParserRuleContext): ApexParserRuleContext[] {
  if (node instanceof BoundExpressionContext || !node.children?.length) return [];
  return [node, ...node.children.filter(isRule).flatMap(rulesOf)];
}

describe('readNode', () => {
  it('fails when a part of the query is not taken', () => {
    const tree = parseTree('SELECT Id FROM X LIMIT 5');
    expect(() => readNode(tree, (children) => children.tokens(ApexParser.SELECT, ApexParser.FROM))).toThrow(
      'this part of a SOQL query',
    );
  });

  const foreign = { symbol: { type: ApexParser.SEMI, text: ';', start: 0 }, getText: () => ';' };

  it('fails wherever in a query something stands that no reader knows', () => {
    const count = rulesOf(parseTree(everyClause)).length;
    expect(count).toBeGreaterThan(100);
    expect(() => readQuery(parseTree(everyClause), everyClause)).not.toThrow();
    const silent = Array.from({ length: count }, (_, index) => {
      const tree = parseTree(everyClause);
      const node = rulesOf(tree)[index];
      node?.children?.push(foreign);
      try {
        readQuery(tree, everyClause);
        return node?.constructor.name;
      } catch {
        return undefined;
      }
    });
    expect(silent.filter((name) => name !== undefined)).toEqual([]);
  });
});
