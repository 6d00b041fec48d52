import type { Page, Protocol } from 'puppeteer';

/** A line of the chat list that carries a mark of ours. */
export interface MarkedLine {
  /** The name in the line. */
  readonly name: string;
  /** What the mark says. */
  readonly says: string;
  /** How many dots it has. */
  readonly dots: number;
}

type Node = Protocol.DOM.Node;

/** Every mark on the chat list, looked at from outside of the page: the page itself cannot see into them. */
export async function rowMarks(page: Page): Promise<MarkedLine[]> {
  const session = await page.createCDPSession();
  const { root } = await session.send('DOM.getDocument', { depth: -1, pierce: true });
  await session.detach();
  const marks: MarkedLine[] = [];
  const visit = (node: Node, lines: readonly Node[]): void => {
    for (const shadow of node.shadowRoots ?? []) {
      const box = all(shadow).find((each) => attribute(each, 'role') === 'img');
      if (box === undefined) continue;
      const line = lines.findLast((each) =>
        all(each).some((inner) => attribute(inner, 'title') !== undefined),
      );
      const named =
        line === undefined ? undefined : all(line).find((each) => attribute(each, 'title') !== undefined);
      const dots = all(box).filter(({ nodeName }) => nodeName === 'I').length;
      marks.push({
        name: (attribute(named, 'title') ?? '').replaceAll(/[\u202a\u202c]/g, ''),
        says: attribute(box, 'aria-label') ?? '',
        dots,
      });
    }
    for (const child of node.children ?? []) visit(child, [...lines, node]);
  };
  visit(root, []);
  return marks.sort((a, b) => (a.name < b.name ? -1 : 1));
}

function all(node: Node): Node[] {
  return (node.children ?? []).flatMap((child) => [child, ...all(child)]);
}

function attribute(node: Node | undefined, name: string): string | undefined {
  const list = node?.attributes ?? [];
  const at = list.findIndex((each, index) => index % 2 === 0 && each === name);
  return at < 0 ? undefined : list[at + 1];
}
