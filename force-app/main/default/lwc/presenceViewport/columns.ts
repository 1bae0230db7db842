/** As many as fit into `width` with their gaps, and at least one. Pixels. */
export function columnsOf(width: number, least: number, gap: number): number {
  return Math.max(1, Math.floor((width + gap) / (least + gap)));
}
