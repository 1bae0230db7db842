import {
  ClassCreatorRestContext,
  NewExpressionContext,
  PrimaryExpressionContext,
  ReturnStatementContext,
  SoqlPrimaryContext,
  type ClassDeclarationContext,
  type ExpressionContext,
  type MethodDeclarationContext,
} from '@apexdevtools/apex-parser';
import { readPage } from './page-class.ts';
import { child } from './parse.ts';
import { readTemplate, SoqlFormError } from './soql-template.ts';
import type { ApexParameter, PlatformCallMethod, QueryMethod } from './types.ts';

type Body = Pick<QueryMethod, 'form' | 'soql' | 'timeField' | 'rowsField'>;
type Call = Pick<PlatformCallMethod, 'form' | 'call' | 'arguments'>;

/** `Database.getUpdated('User',since,until).getIds()` or `OrgLimits.getMap().get('Name').getValue()`: a call on
 * parameters and names, at most one look into the map that it answers, and at most one getter that reads the answer. */
const callForm =
  /^([A-Za-z]+\.[A-Za-z]+)\(((?:\w+|'\w+')(?:,(?:\w+|'\w+'))*)?\)(?:\.get\(('\w+')\))?(\.[A-Za-z]+\(\))?$/;

/** Which of the two forms a method has: one static query answered with the server's clock, or one listed platform
 * call. Throws SoqlFormError for any other. */
export function readForm(
  source: string,
  method: MethodDeclarationContext,
  parameters: readonly ApexParameter[],
  pageClasses: ReadonlyMap<string, ClassDeclarationContext>,
  platformCalls: ReadonlySet<string>,
): Body | Call {
  const statements = child(method.block())?.statement_list() ?? [];
  const only = statements.length === 1 ? statements[0]?.getChild(0) : undefined;
  const returned = only instanceof ReturnStatementContext ? child(only.expression()) : undefined;
  if (!returned) throw new SoqlFormError(method, 'it is not one return statement');
  if (returned instanceof NewExpressionContext)
    return readQuery(source, method, returned, parameters, pageClasses);
  return readCall(returned, parameters, platformCalls);
}

function readQuery(
  source: string,
  method: MethodDeclarationContext,
  made: NewExpressionContext,
  parameters: readonly ApexParameter[],
  pageClasses: ReadonlyMap<string, ClassDeclarationContext>,
): Body {
  const creator = made.creator();
  const typeName = creator.createdName().getText();
  const declared = pageClasses.get(typeName.toLowerCase());
  if (!declared) throw new SoqlFormError(made, `it returns ${typeName}, which is no class inside its own`);
  if (child(method.typeRef())?.getText().toLowerCase() !== typeName.toLowerCase())
    throw new SoqlFormError(method, `it declares another type than the ${typeName} that it returns`);
  const rest = creator.classCreatorRest();
  const given =
    rest instanceof ClassCreatorRestContext
      ? (child(rest.arguments().expressionList())?.expression_list() ?? [])
      : [];
  const [time, rows] = given;
  if (given.length !== 2 || time?.getText().toLowerCase() !== 'system.now().gettime()')
    throw new SoqlFormError(made, 'its page is not made of System.now().getTime() and one query');
  const query = rows && queryOf(rows);
  if (!query) throw new SoqlFormError(rows ?? made, 'the rows of its page are not one static query');
  const page = readPage(declared);
  return { form: 'query', soql: readTemplate(source, query, parameters), ...page };
}

function queryOf(expression: ExpressionContext) {
  if (!(expression instanceof PrimaryExpressionContext)) return undefined;
  const primary = expression.primary();
  return primary instanceof SoqlPrimaryContext ? primary.soqlLiteral().query() : undefined;
}

function readCall(
  returned: ExpressionContext,
  parameters: readonly ApexParameter[],
  platformCalls: ReadonlySet<string>,
): Call {
  const match = callForm.exec(returned.getText());
  const said = match && callName(match);
  const call = [...platformCalls].find((name) => name.toLowerCase() === said?.toLowerCase());
  if (!match || !call)
    throw new SoqlFormError(
      returned,
      'it is neither one page of one static query nor a listed platform call',
    );
  const given = [...(match[2]?.split(',') ?? []), ...(match[3] === undefined ? [] : [match[3]])];
  const named = given.map((argument) => {
    if (argument.startsWith("'")) return { text: argument.slice(1, -1) };
    const parameter = parameters.find((p) => p.name.toLowerCase() === argument.toLowerCase());
    if (!parameter)
      throw new SoqlFormError(returned, `it hands ${argument} to ${call}, which is none of its parameters`);
    return { parameter: parameter.name };
  });
  return { form: 'platform call', call, arguments: named };
}

/** As the list of platform calls has it, `…` where something is handed over. */
function callName([, name, given, key, getter]: RegExpExecArray): string {
  if (key === undefined && getter === undefined) return name ?? '';
  return `${name}(${given ? '…' : ''})${key === undefined ? '' : '.get(…)'}${getter ?? ''}`;
}
