import ts from 'typescript';
import { filesIn, isModule } from '../support/project-files';
import type { Convention } from '../support/convention';
import { at, nodesOf, type Module } from '../support/syntax';

/** WhatsApp's own words for sending, and the places a person presses to send. */
const sendingWords =
  /compose-btn-send|wds-ic-send|data-icon\W{0,3}send|sendTextMsgToChat|addAndSendMsgToChat|WAWebSend/i;
const sendVerb = /^(?:addAnd)?(?:send|submit)(?:Text|Msg|Message|Chat|Media|Reply|Now)\w*$/i;
const keyEvents = /^KeyboardEvent$/;

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

function breach(node: ts.Node): string | null {
  const text = literalText(node);
  if (text !== null && sendingWords.test(text)) return `names "${text}"`;
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
  ],
  good: [
    'browser.runtime.sendMessage({ kind: "gate" });',
    "if (event.key === 'Enter') choose();",
    'port.postMessage(answer);',
    'host.insertText(text);',
    'element.dispatchEvent(new InputEvent("beforeinput"));',
  ],
};
