/** The org's clock as SOAP answers it. `now`: epoch milliseconds. */
export function getServerTimestamp(now: number): string {
  return new Date(now).toISOString();
}
