import ts from 'typescript';
import { productModules } from '../support/project-files';
import type { Convention } from '../support/convention';
import { at, nodesOf, type Module } from '../support/syntax';

const outsidePlatform = () => productModules().filter((path) => !path.startsWith('lib/platform/'));

function where(is: (node: ts.Node) => boolean, what: string) {
  return (module: Module): string[] =>
    nodesOf(module.tree)
      .filter(is)
      .map((node) => at(module, node, what));
}

function isAsConst(node: ts.AsExpression): boolean {
  return ts.isTypeReferenceNode(node.type) && node.type.getText() === 'const';
}

/** A reason stands on the same line after two dashes, or in a comment on the line before. */
function isDisabledWithoutReason(line: string, before: string): boolean {
  return /(?:oxlint|eslint)-disable(?!.*--\s*\S)/.test(line) && !/^\s*(?:\/\/|\*|\{?\/\*)/.test(before);
}

function isDefaultExport(node: ts.Node): boolean {
  if (ts.isExportAssignment(node)) return true;
  if (ts.isExportSpecifier(node)) return node.name.text === 'default';
  return ts.canHaveModifiers(node)
    ? (ts.getModifiers(node) ?? []).some((modifier) => modifier.kind === ts.SyntaxKind.DefaultKeyword)
    : false;
}

export const noAny: Convention = {
  promise: 'nothing is any',
  files: productModules,
  rule: where((node) => node.kind === ts.SyntaxKind.AnyKeyword, 'any'),
  bad: ['const a = b as any;', 'function f(a: any) {}', 'const list: any[] = [];'],
  good: ["const any = 'any';", 'const a: unknown = 1;'],
};

export const noBang: Convention = {
  promise: 'nothing is claimed to be there with an exclamation mark',
  files: productModules,
  rule: (module) => [
    ...where(ts.isNonNullExpression, '!')(module),
    ...where((node) => ts.isVariableDeclaration(node) && node.exclamationToken !== undefined, '!')(module),
    ...where((node) => ts.isPropertyDeclaration(node) && node.exclamationToken !== undefined, '!')(module),
  ],
  bad: ['a!.b;', 'list[0]!;', 'class A { b!: string }'],
  good: ['if (!a.b) stop();', 'a !== b;'],
};

export const noCast: Convention = {
  promise: 'values are parsed, not cast, outside platform',
  files: outsidePlatform,
  rule: (module) => [
    ...where((node) => ts.isAsExpression(node) && !isAsConst(node), 'as')(module),
    ...where(ts.isTypeAssertionExpression, 'cast')(module),
  ],
  bad: ['const a = b as string;', 'const a = b as unknown as C;'],
  good: ['const a = [1] as const;', "import { a as b } from './a';", 'const a = { b: 1 } satisfies C;'],
};

export const noEnum: Convention = {
  promise: 'no enums and no namespaces',
  files: productModules,
  rule: where((node) => ts.isEnumDeclaration(node) || ts.isModuleDeclaration(node), 'enum or namespace'),
  bad: ['enum A { B }', 'const enum A { B }', 'namespace A {}'],
  good: ["type A = 'b' | 'c';"],
};

export const noSilencing: Convention = {
  promise: 'no comment silences the compiler or the linter',
  files: productModules,
  rule: (module) =>
    module.text
      .split('\n')
      .flatMap((line, index, all) =>
        /@ts-(?:ignore|nocheck|expect-error)/.test(line) ||
        isDisabledWithoutReason(line, all[index - 1] ?? '')
          ? [`${index + 1}: silenced without a reason`]
          : [],
      ),
  bad: ['// @ts-ignore', '// @ts-expect-error it is fine', '// oxlint-disable-next-line no-console'],
  good: [
    '// oxlint-disable-next-line no-console -- the one place that may',
    '// The one place that may.\n// oxlint-disable-next-line no-console',
    '// about ts',
  ],
};

export const noDefaultExport: Convention = {
  promise: 'no default exports but where a tool asks for one',
  files: () => productModules().filter((path) => !path.startsWith('entrypoints/')),
  rule: where(isDefaultExport, 'default export'),
  bad: ['export default 1;', 'export default function a() {}', 'const a = 1; export { a as default };'],
  good: ['export const a = 1;', "import a from 'a';"],
};

export const noBarrel: Convention = {
  promise: 'no file passes on what others export, but for types',
  files: productModules,
  rule: where(
    (node) => ts.isExportDeclaration(node) && node.moduleSpecifier !== undefined && !node.isTypeOnly,
    're-export',
  ),
  bad: ["export * from './a';", "export { a } from './a';"],
  good: [
    "export type { A } from './a';",
    "import { a } from './a'; export const b = a;",
    'const a = 1; export { a };',
  ],
};
