/** The name that a setup record has in the API: letters, digits and underscores. */
export function developerName(label: string): string {
  return label.replace(/[^A-Za-z0-9]+/g, '_');
}
