import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's root folder, without a slash at its end. */
export const root = fileURLToPath(new URL('../../..', import.meta.url)).replace(/[\\/]$/, '');

const notOurs = new Set(['.git', ...ignoredFolders()]);

function ignoredFolders(): string[] {
  return readFileSync(join(root, '.gitignore'), 'utf8')
    .split('\n')
    .filter((line) => line.endsWith('/'))
    .map((line) => line.slice(0, -1));
}

/** Paths below a folder of the repository, from the root and with forward slashes, in the order of their names. */
export function filesIn(folder: string): string[] {
  return walk(join(root, folder))
    .map((path) => relative(root, path).split(sep).join('/'))
    .sort();
}

function walk(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (notOurs.has(entry.name)) return [];
    const path = join(folder, entry.name);
    return entry.isDirectory() ? walk(path) : [path];
  });
}

/** The text of a file of the repository. */
export function textOf(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}

/** Says whether a path is a module of TypeScript. */
export function isModule(path: string): boolean {
  return /\.tsx?$/.test(path) && !path.endsWith('.d.ts');
}

/** Every module of the product itself: what ends up in the extension. */
export function productModules(): string[] {
  return ['components', 'entrypoints', 'lib'].flatMap(filesIn).filter(isModule);
}
