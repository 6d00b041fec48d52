import { COMMAND_PRIORITY_HIGH, KEY_ENTER_COMMAND, PASTE_COMMAND, createEditor } from 'lexical';
import { createEmptyHistoryState, registerHistory } from '@lexical/history';
import { registerPlainText } from '@lexical/plain-text';

import { $insertLines } from './text';

import type { LexicalEditor } from 'lexical';

/** What the editor tells the composer around it. */
export interface EditorEvents {
  readonly send: () => void;
  readonly files: (names: readonly string[]) => void;
}

/** Starts a real Lexical editor on an element: plain text, undo history, Enter sends, paste makes paragraphs. */
export function startEditor(root: HTMLElement, events: EditorEvents, signal: AbortSignal): LexicalEditor {
  const editor = createEditor({
    namespace: 'composer',
    onError: (error) => {
      throw error;
    },
  });
  editor.setRootElement(root);
  const stops = [
    registerPlainText(editor),
    registerHistory(editor, createEmptyHistoryState(), 300),
    editor.registerCommand(KEY_ENTER_COMMAND, (event) => onEnter(event, events), COMMAND_PRIORITY_HIGH),
    editor.registerCommand(PASTE_COMMAND, (event) => onPaste(event, events), COMMAND_PRIORITY_HIGH),
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
  event.preventDefault();
  // Sending empties the editor, which cannot be done inside the update that carries this command.
  queueMicrotask(events.send);
  return true;
}

function onPaste(event: object, events: EditorEvents): boolean {
  if (!(event instanceof ClipboardEvent) || event.clipboardData === null) {
    return false;
  }
  event.preventDefault();
  const files = [...event.clipboardData.files].map((file) => file.name);
  if (files.length > 0) {
    events.files(files);
    return true;
  }
  return $insertLines(event.clipboardData.getData('text/plain'));
}
