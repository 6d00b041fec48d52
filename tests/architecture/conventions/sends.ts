import ts from 'typescript';
import { filesIn, isModule } from '../support/project-files';
import type { Convention } from '../support/convention';
import { at, nodesOf, type Module } from '../support/syntax';

/** WhatsApp's own words for sending, and the places a person presses to send. */
const sendingWords =
  /compose-btn-send|wds-ic-send|data-icon\W{0,3}send|sendTextMsgToChat|addAndSendMsgToChat|WAWebSend/i;
const sendVerb = /^(?:addAnd)?(?:send|submit)(?:Text|Msg|Message|Chat|Media|Reply|Now)\w*$/i;
const keyEvents = /^(?:KeyboardEvent|MouseEvent|PointerEvent|TouchEvent|SubmitEvent|UIEvent|CustomEvent)$/;
/** What may be dispatched into the page: the handover, a paste, and what an editor is asked before it changes. */
const dispatchable = /^(?:MessageEvent|FocusEvent|ClipboardEvent|InputEvent)$/;
/** What an editor may be asked: to put a text in, and to take its own last change back. None of these is a line end. */
const inputTypes = /^(?:insertReplacementText|historyUndo|historyRedo)$/;
/** The commands a page may be asked to run by its own browser. */
const browserCommands = /^(?:insertText|copy)$/;
/** WhatsApp's modules that are asked, all of them for reading, for opening a chat, or for the text of the message box. */
const askedModules =
  /^WAWeb(?:ApiContact|BuildConstants|ChatCollection|Cmd|Collections|ComposeBoxActions|ContactCollection|ContactGetters|FrontendContactGetters|LabelCollection|MsgCollection|StreamModel|UserPrefsMeUser)$/;
/** The only press that the code itself makes: a link of ours that opens a chat. */
const ownPress = /^link\.click$/;

function literalText(node: ts.Node): string | null {
  return ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node)
    ? node.text
    : null;
}

function isRuntimeCall(node: ts.Node): boolean {
  return (
    ts.isPropertyAccessExpression(node.parent) && /(?:^|\.)runtime$/.test(node.parent.expression.getText())
  );
}

function isUnknownInput(node: ts.Node, text: string): boolean {
  const named =
    /^(?:insert|delete|format|history)[A-Z]\w+$/.test(text) && ts.isPropertyAssignment(node.parent);
  return named && node.parent.name.getText() === 'inputType' && !inputTypes.test(text);
}

function unknownCall(node: ts.CallExpression): string | null {
  const { name } = ts.isPropertyAccessExpression(node.expression) ? node.expression : {};
  const [first] = node.arguments;
  if (name?.text === 'click' && node.arguments.length === 0 && !ownPress.test(node.expression.getText()))
    return 'presses something';
  if (name?.text === 'execCommand')
    return browserCommands.test(first === undefined ? '' : (literalText(first) ?? ''))
      ? null
      : 'runs a command';
  if (name?.text !== 'dispatchEvent') return null;
  const made = first !== undefined && ts.isNewExpression(first) ? first.expression.getText() : '';
  return dispatchable.test(made) ? null : 'dispatches something unknown';
}

function breach(node: ts.Node): string | null {
  const text = literalText(node);
  if (text !== null && sendingWords.test(text)) return `names "${text}"`;
  if (text !== null && /^WAWeb\w+$/.test(text) && !askedModules.test(text)) return `asks ${text}`;
  if (text !== null && isUnknownInput(node, text)) return `asks an editor for ${text}`;
  if (ts.isCallExpression(node)) return unknownCall(node);
  if (ts.isIdentifier(node) && sendVerb.test(node.text) && !isRuntimeCall(node))
    return `send verb ${node.text}`;
  if (ts.isNewExpression(node) && keyEvents.test(node.expression.getText())) return 'makes a key event';
  if (ts.isPropertyAccessExpression(node) && /^(?:requestSubmit|submit)$/.test(node.name.text))
    return 'submits';
  return null;
}

function findSends(module: Module): string[] {
  return nodesOf(module.tree).flatMap((node) => {
    const what = breach(node);
    return what === null ? [] : [at(module, node, what)];
  });
}

/** A person sends: no code in WhatsApp's page can press send, make an Enter or call WhatsApp's own sending. */
export const noSends: Convention = {
  promise: 'no code that runs in WhatsApp Web can send',
  files: () =>
    [...filesIn('lib/whatsapp'), ...filesIn('lib/frame'), ...filesIn('entrypoints')].filter(
      (path) => (isModule(path) || path.endsWith('.json')) && /^lib\/|^entrypoints\/whatsapp/.test(path),
    ),
  rule: findSends,
  bad: [
    `document.querySelector('[data-testid="compose-btn-send"]').click();`,
    `find('[data-icon="wds-ic-send-filled"]');`,
    "require('WAWebSendTextMsgChatAction').sendTextMsgToChat(chat, text);",
    "new KeyboardEvent('keydown', { key: 'Enter' });",
    'host.sendText(chat, text);',
    'const { sendMessage } = modules;',
    'form.requestSubmit();',
    "button.dispatchEvent(new MouseEvent('click', { bubbles: true }));",
    'sendButton.click();',
    'element.dispatchEvent(event);',
    "box.dispatchEvent(new InputEvent('beforeinput', { inputType: 'insertParagraph' }));",
    "document.execCommand('insertParagraph');",
    "loader.find(['WAWebChatSendMessages', 'x']);",
  ],
  good: [
    'browser.runtime.sendMessage({ kind: "gate" });',
    "if (event.key === 'Enter') choose();",
    'port.postMessage(answer);',
    'host.insertText(text);',
    'element.dispatchEvent(new InputEvent("beforeinput"));',
    "box.dispatchEvent(new InputEvent('beforeinput', { inputType: 'historyUndo' }));",
    "loader.find(['WAWebComposeBoxActions', 'ComposeBoxActions']);",
    'link.click();',
  ],
};
