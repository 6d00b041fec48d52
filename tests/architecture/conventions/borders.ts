import ts from 'typescript';
import { productModules } from '../support/project-files';
import type { Convention } from '../support/convention';
import { at, nodesOf, usesOfGlobal, type Module } from '../support/syntax';

const except = (...paths: string[]) => productModules().filter((path) => !paths.includes(path));

/** Uses of any of these globals. */
function globals(...names: string[]) {
  return (module: Module): string[] =>
    names.flatMap((name) => usesOfGlobal(module, name).map((node) => at(module, node, name)));
}

/** Properties of these names, read, written or called, by dot, by index or as a JSX attribute. */
function members(...names: string[]) {
  return (module: Module): string[] =>
    nodesOf(module.tree).flatMap((node) => {
      const name = memberName(node);
      return name !== null && names.includes(name) ? [at(module, node, name)] : [];
    });
}

function memberName(node: ts.Node): string | null {
  if (ts.isPropertyAccessExpression(node)) return node.name.text;
  if (ts.isElementAccessExpression(node) && ts.isStringLiteral(node.argumentExpression)) {
    return node.argumentExpression.text;
  }
  return ts.isJsxAttribute(node) && ts.isIdentifier(node.name) ? node.name.text : null;
}

export const network: Convention = {
  promise: 'only platform/net.ts talks to a network',
  files: () => except('lib/platform/net.ts'),
  rule: (module) => [
    ...globals(
      'fetch',
      'XMLHttpRequest',
      'WebSocket',
      'EventSource',
      'WebTransport',
      'importScripts',
    )(module),
    ...members('sendBeacon')(module),
  ],
  bad: [
    "await fetch('/x');",
    "globalThis.fetch('/x');",
    'const get = fetch;',
    'use({ fetch });',
    'new XMLHttpRequest();',
    "new WebSocket('wss://x');",
    "new EventSource('/x');",
    "navigator.sendBeacon('/x');",
  ],
  good: [
    "net.fetch('/x');",
    'interface Net { fetch(path: string): Promise<void> }',
    'type F = typeof fetch;',
  ],
};

export const extensionApi: Convention = {
  promise: 'only the two platform files touch the extension API',
  files: () => except('lib/platform/browser.ts', 'lib/platform/browser-page.ts'),
  rule: globals('browser', 'chrome'),
  bad: ['browser.runtime.getURL("x");', 'chrome.storage.local.clear();', 'globalThis.chrome.alarms;'],
  good: [
    "import { browser } from '@/lib/platform/browser'; browser.alarms.clear('x');",
    'type T = chrome.tabs.Tab;',
    'const about = { browser: 1 };',
  ],
};

export const markup: Convention = {
  promise: 'text never becomes markup or code',
  files: productModules,
  rule: (module) => [
    ...members(
      'innerHTML',
      'outerHTML',
      'insertAdjacentHTML',
      'setHTML',
      'setHTMLUnsafe',
      'parseHTMLUnsafe',
      'parseFromString',
      'createContextualFragment',
      'dangerouslySetInnerHTML',
      'srcdoc',
      'srcDoc',
    )(module),
    ...nodesOf(module.tree)
      .filter(ts.isPropertyAccessExpression)
      .filter((node) => /^(?:\w+\.)?document\.(?:write|writeln)$/.test(node.getText()))
      .map((node) => at(module, node, 'document.write')),
    ...globals('eval', 'Function')(module),
  ],
  bad: [
    'node.innerHTML = text;',
    "node['innerHTML'] = text;",
    "node.insertAdjacentHTML('beforeend', text);",
    'document.write(text);',
    "new DOMParser().parseFromString(text, 'text/html');",
    'const a = <p dangerouslySetInnerHTML={{ __html: text }} />;',
    'eval(text);',
    "new Function('return 1');",
  ],
  good: ['node.textContent = text;', 'stream.write(text);', 'const isFunction = (a: Function) => a;'],
};

export const noConsole: Convention = {
  promise: 'nothing writes to the console but the censored log',
  files: () => except('lib/platform/log.ts'),
  rule: globals('console'),
  bad: ['console.log(1);', 'globalThis.console.error(1);'],
  good: ["log.warn('x');"],
};
