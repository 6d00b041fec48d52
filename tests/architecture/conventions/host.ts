import ts from 'typescript';
import { productModules } from '../support/project-files';
import type { Convention } from '../support/convention';
import { at, nodesOf, type Module } from '../support/syntax';

/** Names that mean something only to who knows WhatsApp Web's page and its modules. */
const hostName =
  /\b(?:use)?WAWeb\w*|\bdata-(?:testid|tab|pre-plain-text|lexical-editor|virtualized|scrolltracepolicy)\b|#(?:app|main|side|pane-side)(?![\w-])|\bwa-web-|\bconv-msg-|\bconversation-(?:panel|info|compose)/;

function findHostNames(module: Module): string[] {
  return nodesOf(module.tree)
    .filter(
      (node) =>
        ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node),
    )
    .flatMap((node) => {
      const found = hostName.exec(node.text);
      return found === null ? [] : [at(module, node, found[0])];
    });
}

export const oneDriver: Convention = {
  promise: 'only lib/whatsapp knows a selector or a module name of WhatsApp Web',
  files: () => productModules().filter((path) => !path.startsWith('lib/whatsapp/')),
  rule: findHostNames,
  bad: [
    "document.querySelector('#main header');",
    "loader.find(['WAWebChatCollection', 'ChatCollection']);",
    'const css = `[data-testid="${name}"]`;',
    'root.querySelector(\'[data-tab="10"]\');',
    'const rule = `html > body > #app { inline-size: ${width}px }`;',
  ],
  good: [
    'document.querySelector(root);',
    "const id = 'main';",
    'host.openChat(identities);',
    "link('#maintenance');",
  ],
};
