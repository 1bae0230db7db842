import { objectOfChangeEvent } from '../schema/change-event-fields.ts';
import { changeEventEntry, describeChangeEvent } from '../schema/emit/change-event.ts';
import * as emit from '../schema/emit/describe.ts';
import { objects } from '../schema/index.ts';
import type { ReadContext } from './context.ts';
import { objectOf } from './object-of.ts';

export interface DescribeArguments {
  readonly object: string;
}

export function describeGlobal(context: ReadContext): object {
  const all = [...objects, ...context.customTypes];
  const visible = all.flatMap(({ name }) => context.scope.object(name) ?? []);
  const caller = callerOf(context);
  const events = visible
    .map((object) => changeEventEntry(object, caller))
    .filter((event) => event !== undefined);
  return emit.describeGlobal(visible, caller, events);
}

export function describeSObject(context: ReadContext, { object }: DescribeArguments): object {
  const caller = callerOf(context);
  const event = eventOf(context, object, describeChangeEvent);
  return event ?? emit.describeObject(objectOf(context, object), caller);
}

/** What `sobjects/X` answers. Nobody has looked at anything here, so no record is a recent one. */
export function sobjectInfo(context: ReadContext, { object }: DescribeArguments): object {
  const event = eventOf(context, object, changeEventEntry);
  const objectDescribe = event ?? emit.describeEntry(objectOf(context, object), callerOf(context));
  return { objectDescribe, recentItems: [] };
}

/** What is said of a change event, where the name is one's. */
function eventOf(
  context: ReadContext,
  name: string,
  describe: typeof changeEventEntry,
): emit.Description | undefined {
  const source = objectOfChangeEvent(name);
  const object = source === undefined ? undefined : context.scope.object(source);
  return object && describe(object, callerOf(context));
}

function callerOf({ apiVersion, viewer }: ReadContext): emit.DescribeCaller {
  return { apiVersion, customizeApplication: viewer.customizeApplication };
}
