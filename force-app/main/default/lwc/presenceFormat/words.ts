/** Puts the values in the places {0}, {1} … of a label; a place without a value stays as it is. */
export function fillWords(label: string, ...values: readonly string[]): string {
  return label.replace(/\{(\d+)\}/g, (place, index: string) => values[Number(index)] ?? place);
}
