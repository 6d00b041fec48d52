/** What is written in an element, with emoji pictures as their characters; `breakOf` says what a line break stands for. */
export function writtenText(
  element: Element,
  mostNodes: number,
  breakOf: (line: HTMLBRElement) => string = () => '',
): string {
  const what = NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT;
  const walker = element.ownerDocument.createTreeWalker(element, what);
  let text = '';
  for (let seen = 0, node = walker.nextNode(); node !== null && seen < mostNodes; seen += 1) {
    if (node instanceof Text) text += node.data;
    else if (node instanceof HTMLImageElement) text += node.alt;
    else if (node instanceof HTMLBRElement) text += breakOf(node);
    node = walker.nextNode();
  }
  return text;
}
