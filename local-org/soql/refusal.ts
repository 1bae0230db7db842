import { OrgError } from '../org-error.ts';

const excerptLength = 40;

/** The refusal of a query at an offset of its text, worded as the query call words it: the line around the place, a
 * caret below it, row and column counted from 1, the reason. */
export function refusal(text: string, at: number, errorCode: string, reason: string): OrgError {
  const place = Math.min(at, text.length);
  const before = text.slice(0, place).split(/\r\n|\r|\n/);
  const column = before.at(-1)?.length ?? 0;
  const lineStart = place - column;
  const start = Math.max(lineStart, place - excerptLength);
  const line = text.slice(start, place + excerptLength);
  const untilEndOfLine = (/^[^\r\n]*/.exec(line.slice(place - start)) ?? [''])[0];
  const excerpt = `\n${text.slice(start, place)}${untilEndOfLine}\n${' '.repeat(place - start)}^`;
  return new OrgError(
    400,
    errorCode,
    `${excerpt}\nERROR at Row:${before.length}:Column:${column + 1}\n${reason}`,
  );
}

export function malformed(text: string, at: number, reason: string): OrgError {
  return refusal(text, at, 'MALFORMED_QUERY', reason);
}

export function unexpectedToken(text: string, at: number, token: string): OrgError {
  return malformed(text, at, `unexpected token: '${token}'`);
}
