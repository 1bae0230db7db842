/**
 * The parameter of a page's address that is a component's own. Lightning takes only parameters with a namespace
 * ("PageReference: state"); `name` tells two components of a page apart.
 */
export function parameterOf(namespace: string, name: string): string {
  const own = name.trim().replace(/[^A-Za-z0-9]+/g, '_');
  return `${namespace}__presence${own === '' ? '' : `_${own}`}`;
}

/** The address of a page with this arrangement in it, all else as it was. */
export function linkTo(address: string, parameter: string, arrangement: string): string {
  const link = new URL(address);
  link.searchParams.set(parameter, arrangement);
  return link.href;
}
