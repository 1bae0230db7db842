import {
  BoundExpressionContext,
  FieldExpressionContext,
  LimitClauseContext,
  OffsetClauseContext,
  ValueContext,
  ApexParserFactory,
  type QueryContext,
  type SelectEntryContext,
} from '@apexdevtools/apex-parser';
import { child, descendants, type TreeNode } from './parse.ts';
import type { ApexParameter, SelectedField, Slot, SoqlTemplate } from './types.ts';

export class SoqlFormError extends Error {
  readonly node: TreeNode;

  constructor(node: TreeNode, message: string) {
    super(message);
    this.node = node;
  }
}

const collection = /^(List|Set)<.+>$/i;

/** The static query of a method, its binds found. Refuses, with the place, what could be sent otherwise than an org
 * would read it. */
export function readTemplate(
  source: string,
  query: QueryContext,
  parameters: readonly ApexParameter[],
): SoqlTemplate {
  const withClause = child(query.withClause());
  if (!withClause || !child(withClause.USER_MODE()))
    throw new SoqlFormError(query, 'its query lacks WITH USER_MODE');
  const from = query.fromNameList().getText();
  const fields = query.selectList().selectEntry_list().map(readField);
  return {
    object: from,
    fields,
    // An aggregate without GROUP BY makes one group of all rows.
    grouped: child(query.groupByClause()) !== undefined || fields.some(({ aggregate }) => aggregate),
    parts: cut(source, query, readSlots(query, parameters)),
  };
}

function readField(entry: SelectEntryContext): SelectedField {
  const alias = child(entry.soqlId())?.getText();
  const called = child(entry.soqlFunction());
  if (called && /^FIELDS\(STANDARD\)$/i.test(called.getText())) return { path: [], standard: true };
  if (called) {
    const argument = child(called.fieldName());
    const aggregate = called.getText().split('(')[0] ?? '';
    if (!argument || !/^(COUNT|COUNT_DISTINCT|MIN|MAX|SUM|AVG)$/i.test(aggregate))
      throw new SoqlFormError(
        entry,
        `its query selects ${entry.getText()}, whose answer the preview does not know`,
      );
    if (!alias) throw new SoqlFormError(entry, `its query selects ${entry.getText()} without an alias`);
    return { path: argument.getText().split('.'), aggregate: aggregate.toUpperCase(), alias };
  }
  const name = child(entry.fieldName());
  if (!name)
    throw new SoqlFormError(
      entry,
      `its query selects ${entry.getText()}, whose answer the preview does not know`,
    );
  return { path: name.getText().split('.'), ...(alias ? { alias } : {}) };
}

interface Placed {
  readonly slot: Slot;
  readonly first: number;
  readonly last: number;
}

function readSlots(query: QueryContext, parameters: readonly ApexParameter[]): Placed[] {
  const placed: Placed[] = [];
  for (const node of descendants(query)) {
    if (node instanceof BoundExpressionContext) placed.push(place(node, parameters));
  }
  return placed;
}

function place(bound: BoundExpressionContext, parameters: readonly ApexParameter[]): Placed {
  const written = bound.expression().getText();
  const parameter = parameters.find((p) => p.name.toLowerCase() === written.toLowerCase());
  if (!parameter)
    throw new SoqlFormError(bound, `its query binds ${written}, which is none of its parameters`);
  const parent: unknown = bound.parentCtx;
  if (parent instanceof LimitClauseContext || parent instanceof OffsetClauseContext) {
    if (!/^Integer$/i.test(parameter.type))
      throw new SoqlFormError(bound, `its query takes :${written} as a number, but it is ${parameter.type}`);
    return { slot: { kind: 'value', parameter: parameter.name }, ...span(bound) };
  }
  const condition = parent instanceof ValueContext ? (parent.parentCtx as unknown) : undefined;
  const isMany = collection.test(parameter.type);
  if (condition instanceof FieldExpressionContext) {
    const operator = condition.comparisonOperator().getText().toUpperCase();
    if (isMany && (operator === 'IN' || operator === 'NOTIN')) {
      const field = child(condition.fieldName());
      if (field) {
        const slot: Slot = {
          kind: 'members',
          parameter: parameter.name,
          field: field.getText(),
          negated: operator === 'NOTIN',
        };
        return { slot, ...span(condition) };
      }
    }
    // In LIKE a backslash means one thing in the literal and another in the pattern.
    if (!isMany && ['=', '!=', '<>', '<', '<=', '>', '>='].includes(operator))
      return { slot: { kind: 'value', parameter: parameter.name }, ...span(bound) };
  }
  throw new SoqlFormError(
    bound,
    `its query binds :${written}, a ${parameter.type}, where the preview does not bind one`,
  );
}

function span(node: TreeNode): { first: number; last: number } {
  return { first: node.start?.tokenIndex ?? -1, last: node.stop?.tokenIndex ?? -1 };
}

/** The source between the brackets, cut at the slots; comments go and white space becomes one space. */
function cut(source: string, query: QueryContext, slots: readonly Placed[]): (string | Slot)[] {
  const stream = ApexParserFactory.createTokenStream(source);
  stream.fill();
  const { first, last } = span(query);
  const parts: (string | Slot)[] = [];
  let text = '';
  let index = first;
  let lastStop = query.start.start - 1;
  while (index <= last) {
    const token = stream.tokens[index];
    if (!token) break;
    if (token.channel !== 0) {
      index += 1;
      continue;
    }
    if (token.start > lastStop + 1) text += ' ';
    const slot = slots.find((s) => s.first === index);
    if (slot) {
      parts.push(text, slot.slot);
      text = '';
      index = slot.last;
    } else {
      text += token.text;
    }
    lastStop = stream.tokens[index]?.stop ?? lastStop;
    index += 1;
  }
  if (text) parts.push(text);
  return parts;
}
