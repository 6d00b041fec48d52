import type { OutlineLine } from '@/lib/messaging/wire/health';
import { isSeen } from '../page/find';

const most = { children: 14, lines: 900 } as const;

/**
 * The shape of the page around what we read: tags, names of attributes, counts, never a text, a value or an id. It
 * goes to our own pages only, which leave out every name that the page made up.
 */
export function outlineOf(document: Document): readonly OutlineLine[] {
  const lines: OutlineLine[] = [];
  const sketch = (element: Element, depth: number, deepest: number): void => {
    if (lines.length >= most.lines) return;
    const { localName: tag, childElementCount: children } = element;
    lines.push({ depth, tag, names: element.getAttributeNames(), children });
    if (depth === deepest) return;
    for (const child of [...element.children].slice(0, most.children)) sketch(child, depth + 1, deepest);
  };
  const box = [...document.querySelectorAll('[contenteditable="true"]')].find(isSeen);
  const place = box?.closest('footer')?.parentElement;
  if (place) sketch(place, 0, 9);
  sketch(document.body, 0, 5);
  return lines;
}
