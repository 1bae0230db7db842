export type Shortcut = 'search' | 'help' | 'leave';

const fields: readonly string[] = ['INPUT', 'TEXTAREA', 'SELECT'];
const shortcuts: Readonly<Record<string, Shortcut>> = { '/': 'search', '?': 'help', Escape: 'leave' };

/** What a key asks of the page, where nothing is being typed and nobody else has taken it. */
export function shortcutOf(event: KeyboardEvent): Shortcut | undefined {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return undefined;
  return isTyping(event) ? undefined : shortcuts[event.key];
}

/** The target is the component that holds the field; the path leads into it. */
function isTyping(event: KeyboardEvent): boolean {
  const [innermost] = event.composedPath();
  return innermost instanceof Element && fields.includes(innermost.tagName);
}
