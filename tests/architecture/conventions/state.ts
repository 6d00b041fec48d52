import ts from 'typescript';
import { productModules } from '../support/project-files';
import type { Convention } from '../support/convention';
import { at, nodesOf, type Module } from '../support/syntax';

const containers = /^(?:Weak)?(?:Map|Set)$/;
const changing = new Set(
  'push pop shift unshift splice sort reverse fill copyWithin set add delete clear'.split(' '),
);
const assigning = new Set([ts.SyntaxKind.PlusPlusToken, ts.SyntaxKind.MinusMinusToken]);

function topLevel(module: Module): ts.VariableDeclaration[] {
  return module.tree.statements
    .filter(ts.isVariableStatement)
    .flatMap((statement) => [...statement.declarationList.declarations]);
}

/** An empty container can only be there to be filled. */
function isEmptyContainer(value: ts.Expression | undefined): boolean {
  if (value === undefined || !ts.isNewExpression(value)) return false;
  return containers.test(value.expression.getText()) && (value.arguments ?? []).length === 0;
}

/** The outermost name of `a`, `a.b`, `a[b].c`. */
function ownerOf(node: ts.Expression): string | null {
  if (ts.isIdentifier(node)) return node.text;
  if (ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node))
    return ownerOf(node.expression);
  return null;
}

function changedName(node: ts.Node): string | null {
  if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)) {
    return changing.has(node.expression.name.text) ? ownerOf(node.expression.expression) : null;
  }
  if (ts.isBinaryExpression(node)) {
    const { kind } = node.operatorToken;
    const assigns = kind >= ts.SyntaxKind.FirstAssignment && kind <= ts.SyntaxKind.LastAssignment;
    return assigns && !ts.isIdentifier(node.left) ? ownerOf(node.left) : null;
  }
  if (ts.isDeleteExpression(node)) return ownerOf(node.expression);
  if (ts.isPrefixUnaryExpression(node) || ts.isPostfixUnaryExpression(node)) {
    return assigning.has(node.operator) ? ownerOf(node.operand) : null;
  }
  return null;
}

/** Declared again inside a function, so that a change there may mean the inner one. */
function isShadowed(module: Module, name: string): boolean {
  return nodesOf(module.tree).some(
    (node) =>
      (ts.isVariableDeclaration(node) || ts.isParameter(node) || ts.isBindingElement(node)) &&
      node.name.getText() === name &&
      node.parent.parent.parent !== module.tree,
  );
}

function findState(module: Module): string[] {
  const declared = topLevel(module);
  const names = new Set(
    declared.map((one) => one.name.getText()).filter((name) => !isShadowed(module, name)),
  );
  const changed = nodesOf(module.tree).flatMap((node) => {
    const name = changedName(node);
    return name !== null && names.has(name) ? [at(module, node, `${name} is changed`)] : [];
  });
  const open = declared
    .filter((one) => (one.parent.flags & ts.NodeFlags.Const) === 0 || isEmptyContainer(one.initializer))
    .map((one) => at(module, one, `${one.name.getText()} can change`));
  const fields = nodesOf(module.tree)
    .filter(ts.isPropertyDeclaration)
    .filter((field) => {
      const kinds = (ts.getModifiers(field) ?? []).map((modifier) => modifier.kind);
      return kinds.includes(ts.SyntaxKind.StaticKeyword) && !kinds.includes(ts.SyntaxKind.ReadonlyKeyword);
    })
    .map((field) => at(module, field, 'static field'));
  return [...open, ...changed, ...fields];
}

export const noModuleState: Convention = {
  promise: 'no module keeps state of its own',
  files: productModules,
  rule: findState,
  bad: [
    'let count = 0;',
    'export let count = 0;',
    'const cache = new Map();',
    'const seen = new WeakSet<object>();',
    'const list: string[] = []; export function add(a: string) { list.push(a); }',
    'const state = { open: false }; export function open() { state.open = true; }',
    "const known = new Set(['a']); export function learn() { known.add('b'); }",
    'const count = { n: 0 }; function next() { count.n++; }',
    'class A { static last = 0; }',
  ],
  good: [
    "const known = new Set(['a']); export const isKnown = (a: string) => known.has(a);",
    'export function f() { let a = 0; a += 1; const list = []; list.push(a); return list; }',
    'const list = [1]; export function f() { const list: number[] = []; list.push(1); return list; }',
    'class A { static readonly name = 1; }',
  ],
};
