import { COMMAND_PRIORITY_HIGH, KEY_ENTER_COMMAND, PASTE_COMMAND, createEditor } from 'lexical';
import { createEmptyHistoryState, registerHistory } from '@lexical/history';
import { registerPlainText } from '@lexical/plain-text';

import { $insertLines } from './text';

import type { ComposerFault } from '../../options';
import type { LexicalEditor } from 'lexical';

/** What the editor tells the composer around it. */
export interface EditorEvents {
  readonly send: () => void;
  /** Enter was pressed, whatever came of it. */
  readonly entered: () => void;
  readonly files: (names: readonly string[]) => void;
}

/** How long the editor lives, and what is wrong with it. */
export interface EditorLife {
  readonly signal: AbortSignal;
  readonly faults: ReadonlySet<ComposerFault>;
}

/** Starts a real Lexical editor on an element: plain text, undo history, Enter sends, paste makes paragraphs. */
export function startEditor(
  root: HTMLElement,
  events: EditorEvents,
  { faults, signal }: EditorLife,
): LexicalEditor {
  const editor = createEditor({
    namespace: 'composer',
    onError: (error) => {
      throw error;
    },
  });
  failOnPurpose(root, faults, signal);
  editor.setRootElement(root);
  const stops = [
    registerPlainText(editor),
    registerHistory(editor, createEmptyHistoryState(), 300),
    editor.registerCommand(KEY_ENTER_COMMAND, (event) => onEnter(event, events), COMMAND_PRIORITY_HIGH),
    editor.registerCommand(PASTE_COMMAND, (event) => onPaste(event, events, faults), COMMAND_PRIORITY_HIGH),
  ];
  signal.addEventListener('abort', () => {
    stops.forEach((stop) => stop());
    editor.setRootElement(null);
  });
  return editor;
}

function onEnter(event: KeyboardEvent | null, events: EditorEvents): boolean {
  if (event === null || event.shiftKey || event.isComposing) {
    return false;
  }
  events.entered();
  event.preventDefault();
  // Sending empties the editor, which cannot be done inside the update that carries this command.
  queueMicrotask(events.send);
  return true;
}

/** Keeps from the editor what it should not understand, before it hears of it. */
function failOnPurpose(root: HTMLElement, faults: ReadonlySet<ComposerFault>, signal: AbortSignal): void {
  const deafTo = (event: Event): boolean =>
    event instanceof InputEvent
      ? (event.inputType === 'insertReplacementText' && faults.has('no-replace')) ||
        (event.inputType === 'insertText' && faults.has('no-typing'))
      : faults.has('no-paste');
  for (const type of ['paste', 'beforeinput', 'input']) {
    root.addEventListener(
      type,
      (event) => {
        if (!deafTo(event)) {
          return;
        }
        event.stopImmediatePropagation();
        if (event instanceof InputEvent && event.inputType === 'insertText') {
          event.preventDefault();
        }
      },
      { capture: true, signal },
    );
  }
}

function onPaste(event: object, events: EditorEvents, faults: ReadonlySet<ComposerFault>): boolean {
  if (!(event instanceof ClipboardEvent) || event.clipboardData === null) {
    return false;
  }
  event.preventDefault();
  const files = [...event.clipboardData.files].map((file) => file.name);
  if (files.length > 0) {
    events.files(files);
    return true;
  }
  const text = event.clipboardData.getData('text/plain');
  return $insertLines(faults.has('mangles') ? text.replaceAll('a', 'o') : text);
}
