import {
  AssignExpressionContext,
  ClassCreatorRestContext,
  LiteralContext,
  LiteralPrimaryContext,
  NewExpressionContext,
  PrimaryExpressionContext,
  type ExpressionContext,
} from '@apexdevtools/apex-parser';
import { objectByName } from '../../local-org/schema/index.ts';
import { resolveField } from '../../local-org/schema/resolve.ts';
import type { FieldType } from '../../local-org/schema/types.ts';
import { child, descendants, parseApex } from '../../preview/apex/parse.ts';
import type { ApexFinding } from './finding.ts';

type LiteralKind = 'text' | 'boolean' | 'whole number' | 'number';

const accepted: Readonly<Record<FieldType, readonly LiteralKind[]>> = {
  id: ['text'],
  reference: ['text'],
  string: ['text'],
  picklist: ['text'],
  textarea: ['text'],
  email: ['text'],
  url: ['text'],
  boolean: ['boolean'],
  int: ['whole number'],
  double: ['whole number', 'number'],
  percent: ['whole number', 'number'],
  date: [],
  dateTime: [],
};

/** Literals in `new UserServicePresence(IsAway = 'x')`: the type check knows the field's name but not the literal's
 * type there. */
export function literalFindings(source: string, file: string): readonly ApexFinding[] {
  const { unit, problems } = parseApex(source, file);
  if (problems.length > 0) return problems;
  return [...descendants(unit)].flatMap((node) =>
    node instanceof NewExpressionContext ? findingsIn(node, file) : [],
  );
}

function findingsIn(made: NewExpressionContext, file: string): readonly ApexFinding[] {
  const creator = made.creator();
  const object = objectByName(
    creator
      .createdName()
      .getText()
      .replace(/^Schema\./i, ''),
  );
  const rest = child(creator.classCreatorRest());
  if (!object || !(rest instanceof ClassCreatorRestContext)) return [];
  const given = child(rest.arguments().expressionList())?.expression_list() ?? [];
  return given.flatMap((argument) => {
    if (!(argument instanceof AssignExpressionContext)) return [];
    const [name, value] = [argument.expression(0), argument.expression(1)];
    const field = object.fields.find((one) => one.name.toLowerCase() === name.getText().toLowerCase());
    const kind = literalKind(value);
    if (!field || kind === undefined) return [];
    const { type } = resolveField(object, field);
    if (accepted[type].includes(kind)) return [];
    const message = `${object.name}.${field.name} is ${type}: ${value.getText()} is ${kind}`;
    return [{ file, line: value.start.line, message }];
  });
}

/** Undefined for null and for whatever is no literal. */
function literalKind(value: ExpressionContext): LiteralKind | undefined {
  if (!(value instanceof PrimaryExpressionContext)) return undefined;
  const primary = value.primary();
  const literal = primary instanceof LiteralPrimaryContext ? child(primary.literal()) : undefined;
  if (!(literal instanceof LiteralContext)) return undefined;
  if (child(literal.StringLiteral())) return 'text';
  if (child(literal.BooleanLiteral())) return 'boolean';
  if (child(literal.IntegerLiteral()) ?? child(literal.LongLiteral())) return 'whole number';
  return child(literal.NumberLiteral()) ? 'number' : undefined;
}
