// Intl objects cost milliseconds to make and microseconds to use; a page has a handful of kinds.
const numbers = new Map<string, Intl.NumberFormat>();
const dates = new Map<string, Intl.DateTimeFormat>();

export function numberFormat(locale: string, digits: number, unit?: string, fraction = 0): Intl.NumberFormat {
  const key = `${locale}|${digits}|${unit ?? ''}|${fraction}`;
  let format = numbers.get(key);
  if (format === undefined) {
    format = new Intl.NumberFormat(locale, {
      minimumIntegerDigits: digits,
      maximumFractionDigits: fraction,
      ...(unit === undefined ? {} : { style: 'unit', unit, unitDisplay: 'long' }),
    });
    numbers.set(key, format);
  }
  return format;
}

export function dateFormat(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale}|${JSON.stringify(options)}`;
  let format = dates.get(key);
  if (format === undefined) {
    format = new Intl.DateTimeFormat(locale, options);
    dates.set(key, format);
  }
  return format;
}
