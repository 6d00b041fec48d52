/** As the browser's own events of this kind are. */
const asTheirs = { bubbles: true, cancelable: true, composed: true };

/** Puts the keyboard at the very end of the message box; the editor hears of it in the next frame. */
export function caretToEnd(box: HTMLElement): void {
  const { ownerDocument: document } = box;
  if (document.activeElement !== box) box.focus({ preventScroll: true });
  const selection = document.getSelection();
  selection?.selectAllChildren(box.lastElementChild ?? box);
  selection?.collapseToEnd();
}

/** Pastes a text as if it came from the clipboard; `false` when nobody took it. The clipboard is not touched. */
export function pasteText(box: HTMLElement, text: string): boolean {
  return paste(box, (data) => data.setData('text/plain', text));
}

/** Pastes files as if they came from the clipboard; `false` when nobody took them. */
export function pasteFiles(box: HTMLElement, files: readonly File[]): boolean {
  return paste(box, (data) => {
    for (const file of files) data.items.add(file);
  });
}

/** Asks the editor to put a text where the caret is, as a spelling correction does. */
export function replaceText(box: HTMLElement, text: string): boolean {
  const dataTransfer = new DataTransfer();
  dataTransfer.setData('text/plain', text);
  return beforeInput(box, { inputType: 'insertReplacementText', dataTransfer });
}

/** Asks the editor to take its last change back, or to make it again. */
export function history(box: HTMLElement, inputType: 'historyUndo' | 'historyRedo'): boolean {
  return beforeInput(box, { inputType });
}

/** Types one line through the browser: the oldest way, and wrong for several lines. */
export function typeLine(box: HTMLElement, text: string): boolean {
  return !text.includes('\n') && box.ownerDocument.execCommand('insertText', false, text);
}

/** Waits until the page has drawn twice, or about as long where a hidden tab draws nothing. */
export async function twoFrames(): Promise<void> {
  for (let frame = 0; frame < 2; frame += 1) {
    await new Promise<void>((resolve) => {
      setTimeout(resolve, 100);
      requestAnimationFrame(() => resolve());
    });
  }
}

function paste(box: HTMLElement, fill: (data: DataTransfer) => void): boolean {
  const clipboardData = new DataTransfer();
  fill(clipboardData);
  return !box.dispatchEvent(new ClipboardEvent('paste', { ...asTheirs, clipboardData }));
}

function beforeInput(box: HTMLElement, init: InputEventInit): boolean {
  return !box.dispatchEvent(new InputEvent('beforeinput', { ...asTheirs, ...init }));
}
