import type { ReadContext } from './context.ts';
import { unknownLocator } from './query-cursors.ts';
import { compileFor, locatorUrl, recordsOf, type QueryAnswer } from './query.ts';

export interface QueryMoreArguments {
  /** `<cursor>-<offset>`, the end of a nextRecordsUrl. */
  readonly locator: string;
  readonly batchSize: number;
}

export function queryMore(context: ReadContext, { locator, batchSize }: QueryMoreArguments): QueryAnswer {
  const [id = '', offsetText = ''] = locator.split('-');
  const cursor = context.cursors.find(id, context.viewer.userId);
  const offset = Number(offsetText);
  if (!cursor || !/^\d+$/.test(offsetText) || offset >= cursor.ids.length) throw unknownLocator();

  const end = offset + batchSize;
  const records = recordsOf(
    context,
    compileFor(context, cursor.q, cursor.deleted),
    cursor.ids.slice(offset, end),
  );
  const totalSize = cursor.ids.length;
  if (end >= totalSize) return { totalSize, done: true, records };
  return { totalSize, done: false, nextRecordsUrl: locatorUrl(context.apiVersion, id, end), records };
}
