import { cleanTitle } from '../text/clean-title';

const mostNodes = 200;

/** The name that an element shows: its `title`, else its text with emoji pictures read as their characters. */
export function readTitle(element: Element): string {
  const titled = element.hasAttribute('title') ? element : element.querySelector('[title]');
  const title = cleanTitle(titled?.getAttribute('title') ?? '');
  return title === '' ? cleanTitle(textOf(element)) : title;
}

function textOf(element: Element): string {
  const walker = element.ownerDocument.createTreeWalker(
    element,
    NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT,
  );
  const parts: string[] = [];
  for (
    let node = walker.nextNode(), seen = 0;
    node !== null && seen < mostNodes;
    node = walker.nextNode(), seen += 1
  ) {
    if (node instanceof HTMLImageElement) parts.push(node.alt);
    else if (node instanceof Text) parts.push(node.data.slice(0, 4_000));
  }
  return parts.join('');
}
