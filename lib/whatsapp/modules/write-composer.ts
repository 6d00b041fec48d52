import { chatCollection } from './capabilities';
import type { Loader } from './loader';
import { invoke, reach } from './reach';
import { widText } from './wid';

/**
 * Shows a text in the message box of the open chat, as `<id of the chat>\n<text>`. The id is compared in the same turn:
 * a text for another chat than the open one is refused. It puts text there and does nothing else.
 */
export function writeComposer(loader: Loader, question: string): 'ok' | 'wrong-chat' | 'broken' {
  const split = question.indexOf('\n');
  const wid = question.slice(0, split);
  const active = invoke(chatCollection(loader), 'getActive');
  if (split < 1 || !active.ok) return 'broken';
  if (widText(reach(active.value, 'id')) !== wid) return 'wrong-chat';
  const actions = loader.find(['WAWebComposeBoxActions', 'ComposeBoxActions']);
  return invoke(actions, 'setTextContent', [active.value, question.slice(split + 1)]).ok ? 'ok' : 'broken';
}
