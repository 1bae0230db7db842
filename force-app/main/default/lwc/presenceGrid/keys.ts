import { moveOf, type Key, type MoveGrid } from './moves';
import type { Place } from './place';
import type { TypeAhead } from './typeAhead';

/** What a key asks for: another place, or something done at the one that has the focus. */
export type Answer =
  { readonly does: 'move'; readonly to: Place } | { readonly does: 'open' | 'leave' | 'collapse' | 'expand' };

export interface PressedKey extends Key {
  readonly shiftKey: boolean;
  readonly altKey: boolean;
  readonly timeStamp: number;
}

/** Undefined: the key is not the grid's, and goes on to the page. */
export function answerTo(
  key: PressedKey,
  from: Place,
  wanted: number,
  grid: MoveGrid,
  typeAhead: TypeAhead,
): Answer | undefined {
  if (key.altKey || grid.layout.lines === 0) return undefined;
  const found = typed(key, from, grid, typeAhead);
  if (found !== undefined) return { does: 'move', to: found };
  if (key.shiftKey) return undefined;
  if (!key.ctrlKey && !key.metaKey) {
    if (key.key === 'Escape') return { does: 'leave' };
    if (key.key === 'Enter' || key.key === ' ') return { does: 'open' };
    const folds = from.item < 0 && (key.key === 'ArrowLeft' || key.key === 'ArrowRight');
    if (folds) return { does: (key.key === 'ArrowLeft') === grid.rtl ? 'expand' : 'collapse' };
  }
  const to = moveOf(key, from, wanted, grid);
  return to && { does: 'move', to };
}

function typed(
  { key, ctrlKey, metaKey, timeStamp }: PressedKey,
  { section, item }: Place,
  { agents }: MoveGrid,
  typeAhead: TypeAhead,
): Place | undefined {
  // Both belong to the page: its search, and its help.
  if (ctrlKey || metaKey || [...key].length !== 1 || key === '/' || key === '?') return undefined;
  if (key === ' ' && !typeAhead.isTyping(timeStamp)) return undefined;
  const found = typeAhead.find(key, timeStamp, agents, agents.indexOf(section, item));
  return found === undefined ? undefined : agents.placeOf(found);
}

/** Keys that keep to a column, through shorter lines and headings. */
export const keepsColumn = (key: string): boolean => /^(?:Arrow(?:Up|Down)|Page(?:Up|Down))$/.test(key);
