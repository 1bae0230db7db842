/** The place among `length` items that a key leads to from `from` (-1: from before the first); none of other keys. */
export function stepOf(key: string, from: number, length: number): number | undefined {
  if (length === 0) return undefined;
  switch (key) {
    case 'ArrowDown':
      return (from + 1) % length;
    case 'ArrowUp':
      return (Math.max(from, 0) - 1 + length) % length;
    case 'Home':
      return 0;
    case 'End':
      return length - 1;
    default:
      return undefined;
  }
}

/** In a field these keys move the caret, and must go on doing so. */
export function movesCaret(target: Element, key: string): boolean {
  return (key === 'Home' || key === 'End') && takesText(target);
}

/** Keys that are the page's own, which takes the focus elsewhere. */
export function leadsAway(target: Element, key: string): boolean {
  return (key === '/' || key === '?') && !takesText(target);
}

function takesText(target: Element): boolean {
  return target.matches('input:not([type="checkbox"])');
}
