import ts from 'typescript';
import { productModules } from '../support/project-files';
import type { Convention } from '../support/convention';
import { at, nodesOf, type Module } from '../support/syntax';

/** The files that touch a place where a browser keeps something, each for one place. */
const keepers: readonly (readonly [RegExp, string])[] = [
  [
    /\.storage\b(?:\.(?:local|session|sync|managed)|\[)/,
    'lib/platform/small-values.ts lib/platform/kept-places.ts',
  ],
  [/\b(?:localStorage|sessionStorage|cookieStore)\b|\bdocument\.cookie\b/, ''],
  [/\bcaches\b\.(?:open|match|has|keys|delete)/, 'lib/platform/kept-places.ts'],
  [/\.getDirectory$/, 'lib/platform/keys.ts lib/platform/kept-places.ts lib/platform/found-outside.ts'],
  [
    /\bindexedDB\b/,
    'lib/platform/kept-places.ts lib/store/create-journal.ts lib/whatsapp/create-chat-host.ts',
  ],
];
/** The only file that hands small values on, by records of the catalogue; erasing reads them whole. */
const handsOn = 'entrypoints/background/kept-value.ts';
const readsAll = 'lib/platform/found-outside.ts entrypoints/background/erase-job.ts';

function placeOf(node: ts.Node): string {
  const isAccess = ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node);
  return isAccess || ts.isIdentifier(node) ? node.getText().replaceAll(/\s/g, '') : '';
}

function isDeclared(node: ts.Node): boolean {
  if (node.parent === undefined) return true;
  return ts.isPropertySignature(node.parent) || ts.isPropertyAssignment(node.parent);
}

function callBreach(node: ts.CallExpression, path: string): string | null {
  const name = node.expression.getText();
  if (name === 'keptValue' && !/^records\.\w+$/.test(node.arguments[0]?.getText() ?? '')) {
    return 'keeps something that is no record of the catalogue';
  }
  if (name !== 'smallValues' || path === handsOn) return null;
  const reads = /^\.all$/.test(node.parent.getText().slice(node.getText().length));
  return reads && readsAll.split(' ').includes(path) ? null : 'keeps a value past the catalogue';
}

function findKeepers(module: Module): string[] {
  return nodesOf(module.tree).flatMap((node) => {
    if (ts.isCallExpression(node)) {
      const breach = callBreach(node, module.path);
      if (breach !== null) return [at(module, node, breach)];
    }
    const place = isDeclared(node) ? '' : placeOf(node);
    const found = keepers.filter(
      ([pattern, files]) => pattern.test(place) && !files.split(' ').includes(module.path),
    );
    return found.length === 0 ? [] : [at(module, node, place)];
  });
}

/** What is not in the catalogue is not kept: no other way leads to a place that outlives a page. */
export const keptByCatalogue: Convention = {
  promise: 'nothing is kept anywhere but through the catalogue',
  files: productModules,
  rule: findKeepers,
  bad: [
    "browser.storage.local.set({ secret: 'x' });",
    "await chrome.storage.session.get('x');",
    'browser.storage[area].set({ [key]: value });',
    "localStorage.setItem('x', 'y');",
    "globalThis.sessionStorage.getItem('x');",
    "document.cookie = 'x=1';",
    "await caches.open('x');",
    'await navigator.storage.getDirectory();',
    "indexedDB.open('x');",
    "smallValues('local').write('x', 1);",
    "smallValues('local').all();",
    "const values = smallValues('session');",
    "keptValue({ name: 'x', place: { in: 'local', keys: ['x'] } });",
    'keptValue(record);',
  ],
  good: [
    "const tier = { storage: 'local' };",
    'keptValue(records.tickets);',
    'keptValue(records.eraseReceipts, id).read();',
    'const host = { caches: [] };',
  ],
};
