/** A parameter whose value Lightning would not take for its Apex type. */
export class ParameterError extends Error {
  override readonly name = 'ParameterError';
}

const escapes: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  "'": "\\'",
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\b': '\\b',
  '\f': '\\f',
};

/** A SOQL string literal that holds exactly `value` (SOQL and SOSL reference: quoted string escape sequences). */
export function stringLiteral(value: string): string {
  return `'${value.replace(/[\\'\n\r\t\b\f]/g, (c) => escapes[c] ?? c)}'`;
}

type Writer = (value: unknown) => string | undefined;

const writers: Readonly<Record<string, Writer>> = {
  string: (value) => (typeof value === 'string' ? stringLiteral(value) : undefined),
  id: (value) =>
    typeof value === 'string' && /^[A-Za-z0-9]{15}([A-Za-z0-9]{3})?$/.test(value) ? `'${value}'` : undefined,
  integer: (value) =>
    typeof value === 'number' && Number.isInteger(value) && Math.abs(value) < 2 ** 31
      ? plainNumber(value)
      : undefined,
  long: (value) =>
    typeof value === 'number' && Number.isSafeInteger(value) ? plainNumber(value) : undefined,
  decimal: (value) => (typeof value === 'number' && Number.isFinite(value) ? plainNumber(value) : undefined),
  double: (value) => (typeof value === 'number' && Number.isFinite(value) ? plainNumber(value) : undefined),
  boolean: (value) => (typeof value === 'boolean' ? String(value).toUpperCase() : undefined),
  date: (value) => (typeof value === 'string' && isCalendarDay(value) ? value : undefined),
  datetime: (value) => {
    if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:?\d\d)$/.test(value))
      return undefined;
    const time = Date.parse(value);
    return Number.isNaN(time) || !isCalendarDay(value.slice(0, 10)) ? undefined : datetimeLiteral(time);
  },
};

/** UTC, so that the zone of whoever asks plays no part. `time` in epoch milliseconds. */
export function datetimeLiteral(time: number): string {
  return new Date(time).toISOString().replace('.000Z', 'Z');
}

function isCalendarDay(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/** SOQL has no exponents. */
function plainNumber(value: number): string {
  const text = String(value);
  if (!text.includes('e')) return text === '-0' ? '0' : text;
  return Math.abs(value) >= 1 ? BigInt(value).toString() : value.toFixed(20).replace(/0+$/, '');
}

/** `value`, as a component sent it, as a literal of the Apex type. Throws ParameterError in Lightning's words. */
export function literal(name: string, type: string, value: unknown): string {
  if (value === null || value === undefined) return 'null';
  const written = writers[type.toLowerCase()]?.(value);
  if (written === undefined)
    throw new ParameterError(`Value provided is invalid for action parameter '${name}' of type '${type}'`);
  return written;
}

/** The members of a collection as literals, without doubles. None for null: Apex binds it as an empty list. */
export function memberLiterals(name: string, type: string, value: unknown): string[] {
  const element = /^(?:List|Set)<(\w+)>$/i.exec(type)?.[1];
  if (value === null || value === undefined) return [];
  if (!element || !Array.isArray(value))
    throw new ParameterError(`Value provided is invalid for action parameter '${name}' of type '${type}'`);
  return [...new Set(value.map((member: unknown) => literal(name, element, member)))];
}

export function isBindable(type: string): boolean {
  const element = /^(?:List|Set)<(\w+)>$/i.exec(type)?.[1] ?? type;
  return element.toLowerCase() in writers;
}
