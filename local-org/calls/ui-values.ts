import type { FieldType } from '../schema/types.ts';

/** How the caller reads numbers and times. */
export interface UiLocale {
  /** BCP 47. */
  readonly locale: string;
  /** IANA. */
  readonly timeZone: string;
}

/** A value of the REST API as the User Interface API gives it: times end in Z. */
export function uiValue(value: unknown, type: FieldType): string | number | boolean | null {
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  if (typeof value !== 'string') return null;
  return type === 'dateTime' ? value.replace('+0000', 'Z') : value;
}

/** UI API guide, Field Value: "if the value is displayed as it is, null". Its exact wording of times is unverified. */
export function displayText(
  value: string | number | boolean | null,
  type: FieldType,
  { locale, timeZone }: UiLocale,
): string | null {
  if (value === null) return null;
  switch (type) {
    case 'dateTime':
      return new Date(String(value)).toLocaleString(locale, {
        ...day,
        hour: 'numeric',
        minute: '2-digit',
        timeZone,
      });
    case 'date':
      return new Date(`${String(value)}T00:00:00Z`).toLocaleDateString(locale, { ...day, timeZone: 'UTC' });
    case 'int':
    case 'double':
      return Number(value).toLocaleString(locale);
    case 'percent':
      return `${Number(value).toLocaleString(locale)}%`;
    case 'picklist':
      return String(value);
    default:
      return null;
  }
}

const day = { year: 'numeric', month: 'numeric', day: 'numeric' } as const;
