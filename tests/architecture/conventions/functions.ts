import ts from 'typescript';
import { productModules } from '../support/project-files';
import type { Convention } from '../support/convention';
import { at, nodesOf, type Module } from '../support/syntax';

const mostLines = 40;
const mostParameters = 3;

function functionsIn(module: Module): ts.FunctionLikeDeclaration[] {
  return nodesOf(module.tree).filter(
    (node): node is ts.FunctionLikeDeclaration =>
      ts.isFunctionLike(node) && 'body' in node && node.body !== undefined,
  );
}

/** Lines of a function, without those of the functions inside it: closures that share state are counted one by one. */
function ownLines(module: Module, node: ts.FunctionLikeDeclaration): number {
  const lineOf = (position: number): number => module.tree.getLineAndCharacterOfPosition(position).line;
  const lines = (one: ts.Node): number => lineOf(one.getEnd()) - lineOf(one.getStart(module.tree)) + 1;
  const inside = functionsIn(module).filter((other) => {
    const outer = ts.findAncestor(other.parent, ts.isFunctionLike);
    return outer === node;
  });
  return inside.reduce((sum, other) => sum - Math.max(0, lines(other) - 1), lines(node));
}

export const shortFunctions: Convention = {
  promise: `no function is longer than ${mostLines} lines of its own`,
  files: productModules,
  rule: (module) =>
    functionsIn(module).flatMap((node) => {
      const lines = ownLines(module, node);
      return lines > mostLines ? [at(module, node, `${lines} lines`)] : [];
    }),
  bad: [
    `function a() {${'\n  b();'.repeat(40)}\n}`,
    `const a = () => {${'\n  b();'.repeat(40)}\n};`,
    `class A { b() {${'\n  c();'.repeat(40)}\n} }`,
  ],
  good: [
    `function a() {${'\n  b();'.repeat(38)}\n}`,
    `function a() {\n  return {\n b() {${'\n  c();'.repeat(30)}\n},\n d() {${'\n  c();'.repeat(30)}\n} };\n}`,
  ],
};

export const fewParameters: Convention = {
  promise: `no function takes more than ${mostParameters} parameters`,
  files: productModules,
  rule: (module) =>
    functionsIn(module)
      .filter((node) => node.parameters.length > mostParameters)
      .map((node) => at(module, node, `${node.parameters.length} parameters`)),
  bad: [
    'function a(b: B, c: C, d: D, e: E) {}',
    'const a = (b, c, d, e) => 1;',
    'class A { constructor(b, c, d, e) {} }',
  ],
  good: [
    'function a(b: B, c: C, d: D) {}',
    'function a({ b, c, d, e }: Many) {}',
    'type A = (b: B, c: C, d: D, e: E) => void;',
  ],
};
