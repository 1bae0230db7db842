import type { Page } from 'playwright-core';

/**
 * What of the page's text cannot be read: the page scrolls sideways, text reaches out of the window, or a box cuts
 * its text off. An ellipsis, after one line or several, is allowed where a title holds the whole; text for screen readers only is left out.
 */
export function clippedParts(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth > clientWidth)
      found.push(`the page is ${scrollWidth} wide in a window of ${clientWidth}`);

    const describe = (element: Element): string =>
      `<${element.tagName.toLowerCase()} class="${element.getAttribute('class') ?? ''}"> "${element.textContent
        .trim()
        .slice(0, 40)}"`;
    const hasOwnText = (element: Element): boolean =>
      [...element.childNodes].some(
        (node) => node.nodeType === Node.TEXT_NODE && (node.textContent ?? '').trim() !== '',
      );
    const isForReadersOnly = (style: CSSStyleDeclaration, box: DOMRect): boolean =>
      style.clip !== 'auto' || style.clipPath !== 'none' || box.width <= 1 || box.height <= 1;

    // It comes into the window when it has the focus.
    const isSkipLink = (element: Element): boolean =>
      element.matches('a[href^="#"]') && element.getBoundingClientRect().right <= 0;

    const examine = (element: Element): void => {
      const style = getComputedStyle(element);
      if (style.display === 'none' || style.visibility === 'hidden') return;
      if (isSkipLink(element)) return;
      const box = element.getBoundingClientRect();
      if (hasOwnText(element) && !isForReadersOnly(style, box)) {
        const range = document.createRange();
        range.selectNodeContents(element);
        const text = range.getBoundingClientRect();
        const hasTitle = element.closest('[title]') !== null;
        const ellipsis = style.textOverflow === 'ellipsis' && hasTitle;
        const clamped = style.webkitLineClamp !== 'none' && hasTitle;
        if ((box.left < -1 || box.right > clientWidth + 1) && !ellipsis) {
          found.push(`${describe(element)} reaches out of the window`);
        }
        if (style.overflowX !== 'visible' && !ellipsis && text.width > box.width + 1) {
          found.push(`${describe(element)} cuts its text off sideways`);
        }
        if (style.overflowY !== 'visible' && !clamped && text.height > box.height + 2) {
          found.push(`${describe(element)} cuts its text off below`);
        }
      }
      const root: Element | ShadowRoot = element.shadowRoot ?? element;
      // What a component's owner puts into its slot is no child of the slot.
      const slotted = element instanceof HTMLSlotElement ? element.assignedElements() : [];
      for (const child of slotted.length > 0 ? slotted : root.children) examine(child);
    };
    examine(document.body);
    return [...new Set(found)];
  });
}
