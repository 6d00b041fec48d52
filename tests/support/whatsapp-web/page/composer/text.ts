import { $createParagraphNode, $createTextNode, $getRoot, $getSelection, $isRangeSelection } from 'lexical';

import type { LexicalEditor } from 'lexical';

/** Reads the text of the editor, one line per paragraph. */
export function readText(editor: LexicalEditor): string {
  return editor.read(() =>
    $getRoot()
      .getChildren()
      .map((child) => child.getTextContent())
      .join('\n'),
  );
}

/** Replaces everything in the editor; each line becomes a paragraph. */
export function writeText(editor: LexicalEditor, text: string): void {
  editor.update(
    () => {
      const root = $getRoot().clear();
      for (const line of text.split('\n')) {
        const paragraph = $createParagraphNode();
        root.append(line === '' ? paragraph : paragraph.append($createTextNode(line)));
      }
      root.selectEnd();
    },
    { discrete: true },
  );
}

/** Inserts text at the caret as the page's paste does: split at line ends, a paragraph for each. */
export function $insertLines(text: string): boolean {
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) {
    return false;
  }
  text.split(/\r?\n/).forEach((line, index) => {
    const current = $getSelection();
    if (!$isRangeSelection(current)) {
      return;
    }
    if (index > 0) {
      current.insertParagraph();
    }
    const place = $getSelection();
    if ($isRangeSelection(place)) {
      place.insertText(line);
    }
  });
  return true;
}
