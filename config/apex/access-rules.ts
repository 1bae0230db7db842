import {
  ClassDeclarationContext,
  DeleteStatementContext,
  DotExpressionContext,
  InsertStatementContext,
  MergeStatementContext,
  ModifierContext,
  SoqlLiteralContext,
  SoslLiteralContext,
  UndeleteStatementContext,
  UpdateStatementContext,
  UpsertStatementContext,
} from '@apexdevtools/apex-parser';
import { child, childrenOf, descendants, parseApex, type TreeNode } from '../../preview/apex/parse.ts';
import type { ApexFinding } from './finding.ts';

/** Calls that read or write records and take an AccessLevel (Apex reference: Database, Search). */
const callsWithAccessLevel = new Set(
  [
    'Database.convertLead',
    'Database.countQuery',
    'Database.countQueryWithBinds',
    'Database.delete',
    'Database.deleteAsync',
    'Database.deleteImmediate',
    'Database.getCursor',
    'Database.getCursorWithBinds',
    'Database.getPaginationCursor',
    'Database.getPaginationCursorWithBinds',
    'Database.getQueryLocator',
    'Database.getQueryLocatorWithBinds',
    'Database.insert',
    'Database.insertAsync',
    'Database.insertImmediate',
    'Database.merge',
    'Database.query',
    'Database.queryWithBinds',
    'Database.undelete',
    'Database.update',
    'Database.updateAsync',
    'Database.updateImmediate',
    'Database.upsert',
    'Search.find',
    'Search.query',
    'Search.suggest',
  ].map((name) => name.toLowerCase()),
);

/** A level may be passed in from a caller, so the argument's name counts too, but never system mode. */
const userMode = /accesslevel\.user_mode/i;

/**
 * What a class leaves to the platform's defaults, which differ by API version: who may see what is said in the source.
 * Every class that reads or is no inner class says `with sharing`; every query, search, DML statement and Database call
 * says user mode.
 */
export function accessFindings(source: string, file: string): readonly ApexFinding[] {
  const { unit, problems } = parseApex(source, file);
  if (problems.length > 0) return problems;
  const findings: ApexFinding[] = [];
  const report = (node: TreeNode, message: string): void => {
    findings.push({ file, line: node.start?.line ?? 1, message });
  };

  const outer = unit.typeDeclaration();
  const outerClass = child(outer.classDeclaration());
  if (outerClass && !saysWithSharing(outer.modifier_list())) {
    report(outerClass, `${outerClass.id().getText()} does not say with sharing`);
  }
  for (const node of descendants(unit)) {
    if (node instanceof ClassDeclarationContext && node !== outerClass) {
      // Sharing is not inherited from the outer class (Apex guide: sharing keywords).
      if (touchesRecords(node) && !saysWithSharing(modifiersOf(node, unit))) {
        report(node, `${node.id().getText()} reads records and does not say with sharing`);
      }
    }
    const message = recordAccessMessage(node);
    if (message !== undefined) report(node, message);
  }
  return findings;
}

function saysWithSharing(modifiers: readonly ModifierContext[]): boolean {
  return modifiers.some((modifier) => modifier.getText().toLowerCase() === 'withsharing');
}

/** What is wrong with this node if it reads or writes records; undefined when nothing is. */
function recordAccessMessage(node: TreeNode): string | undefined {
  if (node instanceof SoqlLiteralContext) {
    return child(node.query().withClause())?.getText().toUpperCase() === 'WITHUSER_MODE'
      ? undefined
      : 'the query does not say WITH USER_MODE';
  }
  if (node instanceof SoslLiteralContext) {
    const clauses = node.soslClauses().soslWithClause_list();
    return clauses.some((clause) => clause.getText().toUpperCase() === 'WITHUSER_MODE')
      ? undefined
      : 'the search does not say WITH USER_MODE';
  }
  if (isDml(node)) {
    const level = child(node.accessLevel())?.getText().toLowerCase();
    return level === 'asuser' ? undefined : 'the DML statement does not say as user';
  }
  const call = recordCall(node);
  if (call === undefined || userMode.test(call.text)) return undefined;
  return `${call.name} does not say AccessLevel.USER_MODE`;
}

type DmlStatement =
  | DeleteStatementContext
  | InsertStatementContext
  | MergeStatementContext
  | UndeleteStatementContext
  | UpdateStatementContext
  | UpsertStatementContext;

function isDml(node: TreeNode): node is TreeNode & DmlStatement {
  return (
    node instanceof InsertStatementContext ||
    node instanceof UpdateStatementContext ||
    node instanceof UpsertStatementContext ||
    node instanceof DeleteStatementContext ||
    node instanceof UndeleteStatementContext ||
    node instanceof MergeStatementContext
  );
}

function recordCall(node: TreeNode): { readonly name: string; readonly text: string } | undefined {
  if (!(node instanceof DotExpressionContext)) return undefined;
  const method = child(node.dotMethodCall());
  if (!method) return undefined;
  const receiver = node
    .expression()
    .getText()
    .replace(/^System\./i, '');
  const name = `${receiver}.${method.anyId().getText()}`;
  return callsWithAccessLevel.has(name.toLowerCase()) ? { name, text: method.getText() } : undefined;
}

function touchesRecords(inner: ClassDeclarationContext): boolean {
  for (const node of descendants(inner)) {
    if (node instanceof SoqlLiteralContext || node instanceof SoslLiteralContext || isDml(node)) return true;
    if (recordCall(node) !== undefined) return true;
  }
  return false;
}

/** Modifiers of an inner class stand beside its declaration's member, two levels up. */
function modifiersOf(inner: ClassDeclarationContext, root: TreeNode): readonly ModifierContext[] {
  for (const node of descendants(root)) {
    const members = childrenOf(node);
    if (members.some((member) => childrenOf(member).includes(inner))) {
      return members.filter((member): member is ModifierContext => member instanceof ModifierContext);
    }
  }
  return [];
}
