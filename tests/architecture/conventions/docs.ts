import ts from 'typescript';
import { filesIn, productModules } from '../support/project-files';
import type { Convention } from '../support/convention';
import { at, type Module } from '../support/syntax';

function isExported(node: ts.Node): boolean {
  return (ts.canHaveModifiers(node) ? (ts.getModifiers(node) ?? []) : []).some(
    (modifier) => modifier.kind === ts.SyntaxKind.ExportKeyword,
  );
}

function holdsFunction(statement: ts.VariableStatement): boolean {
  return statement.declarationList.declarations.some(
    ({ initializer }) =>
      initializer !== undefined && (ts.isArrowFunction(initializer) || ts.isFunctionExpression(initializer)),
  );
}

function findUndocumented(module: Module): string[] {
  return (
    module.tree.statements
      .filter(
        (node) =>
          isExported(node) &&
          (ts.isFunctionDeclaration(node) ||
            ts.isClassDeclaration(node) ||
            (ts.isVariableStatement(node) && holdsFunction(node))),
      )
      // Overloads share the comment of the first.
      .filter((node, index, all) => {
        const before = all[index - 1];
        const isOverload =
          ts.isFunctionDeclaration(node) &&
          before !== undefined &&
          ts.isFunctionDeclaration(before) &&
          before.name?.text === node.name?.text;
        return !isOverload && ts.getJSDocCommentsAndTags(node).length === 0;
      })
      .map((node) => at(module, node, 'no doc comment'))
  );
}

export const promises: Convention = {
  promise: 'every exported function says in one sentence what it promises',
  files: productModules,
  rule: findUndocumented,
  bad: [
    'export function a() {}',
    '// not a doc comment\nexport const a = () => 1;',
    'export class A {}',
    'export async function a() {}',
  ],
  good: [
    '/** Does a. */\nexport function a() {}',
    '/** Does a. */\nexport const a = () => 1;',
    'function a() {}',
    '/** Does a. */\nexport function a(b: string): void;\nexport function a(b: number): void;\nexport function a() {}',
  ],
};

const marker = /\b(?:TODO|FIXME|XXX|HACK)\b(?: \[(\d{4}-\d\d-\d\d)\])?/g;

function findLoose(module: Module, today: string): string[] {
  return module.text
    .split('\n')
    .flatMap((line, index) =>
      [...line.matchAll(marker)]
        .filter(([, date]) => date === undefined || date < today)
        .map(([found]) => `${index + 1}: ${found} without a date to come`),
    );
}

export const datedTodos: Convention = {
  promise: 'what is left to do carries a date that is still to come',
  files: () =>
    [...productModules(), ...filesIn('tests')].filter(
      (path) => /\.(?:tsx?|mjs|css|html|md)$/.test(path) && !path.startsWith('tests/architecture/'),
    ),
  rule: (module) => findLoose(module, new Date().toISOString().slice(0, 10)),
  bad: ['// TODO: later', '// FIXME [2001-01-01]: late', '/* XXX */'],
  good: ['// TODO [2999-01-01]: drop the old form', '// todos of the customer'],
};
