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
  return emit.describeGlobal(visible, callerOf(context));
}

export function describeSObject(context: ReadContext, { object }: DescribeArguments): object {
  return emit.describeObject(objectOf(context, object), callerOf(context));
}

/** What `sobjects/X` answers. Nobody has looked at anything here, so no record is a recent one. */
export function sobjectInfo(context: ReadContext, { object }: DescribeArguments): object {
  return {
    objectDescribe: emit.describeEntry(objectOf(context, object), callerOf(context)),
    recentItems: [],
  };
}

function callerOf({ apiVersion, viewer }: ReadContext): emit.DescribeCaller {
  return { apiVersion, customizeApplication: viewer.customizeApplication };
}
