import { answer } from './answer.ts';
import { bind } from './bind.ts';
import { literal } from './literals.ts';
import type { OrgClient } from './org-client.ts';
import { platformCalls } from './platform-calls.ts';
import type { ApexMethod } from './types.ts';

/** Runs a method as `username` and answers what Lightning would hand to the component. */
export async function run(
  method: ApexMethod,
  given: Readonly<Record<string, unknown>>,
  org: OrgClient,
  username: string,
): Promise<unknown> {
  if (method.form === 'query') {
    const { serverTime, records } = await org.query(username, bind(method, given));
    return answer(method, serverTime, records);
  }
  const call = platformCalls.get(method.call);
  if (!call) throw new Error(`${method.call} is not a listed platform call.`);
  const values = method.arguments.map((argument) =>
    'text' in argument ? argument.text : valueOf(method, argument.parameter, given),
  );
  return org.platformCall(username, (connection) => call.ask(connection, values));
}

/** As it was given, once Lightning would take it for the parameter's type. Throws ParameterError. */
function valueOf(method: ApexMethod, name: string, given: Readonly<Record<string, unknown>>): unknown {
  const value = given[name] ?? null;
  literal(name, method.parameters.find((p) => p.name === name)?.type ?? '', value);
  return value;
}
