import ts from 'typescript';
import { textOf } from './project-files';

/** A parsed module, with its path from the repository's root. */
export interface Module {
  readonly path: string;
  readonly text: string;
  readonly tree: ts.SourceFile;
}

/** A rule looks at one module and says where it is broken: `line: what`. */
export type Rule = (module: Module) => string[];

/** Parses a text as if it stood at that path. */
export function parseModule(path: string, text: string): Module {
  return { path, text, tree: ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true) };
}

/** Applies a rule to files of the repository; each finding starts with `path:line`. */
export function findIn(paths: readonly string[], rule: Rule): string[] {
  return paths.flatMap((path) => rule(parseModule(path, textOf(path))).map((found) => `${path}:${found}`));
}

/** Every node below and including a node. */
export function nodesOf(node: ts.Node): ts.Node[] {
  const nodes: ts.Node[] = [node];
  // The list grows while it is walked: breadth first, without recursion.
  for (const next of nodes) next.forEachChild((child) => void nodes.push(child));
  return nodes;
}

/** A finding: the line of a node and what is wrong there. */
export function at(module: Module, node: ts.Node, what: string): string {
  return `${module.tree.getLineAndCharacterOfPosition(node.getStart(module.tree)).line + 1}: ${what}`;
}

/** Says whether a node stands where only types stand. */
function isInType(node: ts.Node): boolean {
  for (let up: ts.Node | undefined = node; up !== undefined; up = up.parent) {
    if (ts.isTypeNode(up) || ts.isInterfaceDeclaration(up) || ts.isTypeAliasDeclaration(up)) return true;
  }
  return false;
}

/** Names that a module declares itself: imports, variables, parameters, functions, classes. */
function namesDeclaredIn(module: Module): Set<string> {
  const names = nodesOf(module.tree).flatMap((node) => {
    const declares =
      ts.isVariableDeclaration(node) ||
      ts.isParameter(node) ||
      ts.isBindingElement(node) ||
      ts.isImportSpecifier(node) ||
      ts.isImportClause(node) ||
      ts.isNamespaceImport(node) ||
      ts.isFunctionDeclaration(node) ||
      ts.isClassDeclaration(node);
    return declares && node.name !== undefined && ts.isIdentifier(node.name) ? [node.name.text] : [];
  });
  return new Set(names);
}

const globalObjects = new Set(['globalThis', 'window', 'self']);

/** Where a module uses a global by that name, free or through `globalThis`, `window` or `self`. */
export function usesOfGlobal(module: Module, name: string): ts.Identifier[] {
  const isOwn = namesDeclaredIn(module).has(name);
  return nodesOf(module.tree)
    .filter(ts.isIdentifier)
    .filter(
      (node) => node.text === name && !isInType(node) && (isOnGlobal(node) || (!isOwn && isFree(node))),
    );
}

function isOnGlobal(node: ts.Identifier): boolean {
  const up = node.parent;
  return (
    ts.isPropertyAccessExpression(up) &&
    up.name === node &&
    ts.isIdentifier(up.expression) &&
    globalObjects.has(up.expression.text)
  );
}

function isFree(node: ts.Identifier): boolean {
  const up = node.parent;
  if (ts.isPropertyAccessExpression(up)) return up.expression === node;
  if (ts.isPropertyAssignment(up)) return up.initializer === node;
  if (ts.isJsxAttribute(up) || ts.isQualifiedName(up)) return false;
  return !(isNamed(up) && up.name === node) || ts.isShorthandPropertyAssignment(up);
}

function isNamed(node: ts.Node): node is ts.NamedDeclaration {
  return 'name' in node;
}
