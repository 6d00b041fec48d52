import { existsSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { expectNone } from './support/expect-none';
import { filesIn, productModules, root, textOf } from './support/project-files';

const lineCount = (path: string): number => textOf(path).trimEnd().split('\n').length;
const folders = (path: string): string[] =>
  readdirSync(join(root, path), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);

/** Lengths of a set of files: the median, and what is longer than it should be. */
function lengths(files: readonly { path: string; lines: number }[]) {
  const sorted = files.map(({ lines }) => lines).sort((a, b) => a - b);
  return {
    median: sorted[Math.floor(sorted.length / 2)] ?? 0,
    over: (limit: number) =>
      files.filter(({ lines }) => lines > limit).map(({ path, lines }) => `${path}: ${lines}`),
  };
}

/** May be longer than 250 lines, for the reason beside it; nothing may pass 300. */
const mayBeLong: readonly (readonly [RegExp, string])[] = [
  [/^lib\/i18n\/\w+\/[a-z]{2}\.ts$/, 'one list of texts, read from top to bottom'],
  [/^lib\/whatsapp\/page\/selectors\.ts$/, 'one list of data'],
];

describe('length of files', () => {
  const files = productModules().map((path) => ({ path, lines: lineCount(path) }));

  it('is under 80 lines for most', () => {
    expect(lengths(files).median).toBeLessThan(80);
  });

  it('is never over 300, and over 250 only where a reason is given', () => {
    expectNone(lengths(files).over(300));
    const long = lengths(files).over(250);
    expectNone(long.filter((line) => !mayBeLong.some(([path]) => path.test(line.split(':')[0] ?? ''))));
  });

  it('is counted so that long files are seen', () => {
    const planted = lengths([10, 100, 301].map((lines) => ({ path: `${lines}.ts`, lines })));
    expect(planted.median).toBe(100);
    expect(planted.over(300)).toEqual(['301.ts: 301']);
  });
});

const kebab = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const pascal = /^[A-Z][A-Za-z0-9]*$/;
const documents = new Set(['README.md', 'SPEC.md', 'SECURITY.md', 'SEALING.md', 'DATA-MAP.md']);

/** Whether a path is named as this project names files: after its main export, components like components. */
function isWellNamed(path: string): boolean {
  const file = basename(path);
  if (documents.has(file)) return true;
  const stem = file.replace(/(?:\.(?:law|test|module|d))*\.[a-z]+$/, '');
  const mayBeComponent = /(?:^|\/)components\//.test(path) && /\.(?:tsx|css)$/.test(path);
  const inKebabFolders = path
    .split('/')
    .slice(0, -1)
    .every((folder) => kebab.test(folder));
  return inKebabFolders && (kebab.test(stem) || (mayBeComponent && pascal.test(stem)));
}

describe('names', () => {
  it('are kebab-case, and PascalCase for components', () => {
    const named = ['components', 'entrypoints', 'lib', 'tests'].flatMap(filesIn);
    expect(named.length).toBeGreaterThan(30);
    expectNone(named.filter((path) => !isWellNamed(path)));
  });

  it.each([
    'lib/model/saveNote.ts',
    'lib/Model/save.ts',
    'lib/app/UseQuery.tsx',
    'lib/a_b.ts',
    'components/note/Note.ts',
  ])('would be refused: %s', (path) => expect(isWellNamed(path)).toBe(false));

  it.each([
    'lib/model/save-note.ts',
    'components/note/NoteList.tsx',
    'components/note/NoteList.module.css',
    'lib/sync/SPEC.md',
  ])('are sound: %s', (path) => expect(isWellNamed(path)).toBe(true));

  it('of React components name what the file exports', () => {
    const components = filesIn('components').filter((path) => /\/[A-Z]\w*\.tsx$/.test(path));
    const strangers = components.filter((path) => {
      const name = basename(path, '.tsx');
      return !new RegExp(`export (?:function|const|class) ${name}\\b`).test(textOf(path));
    });
    expectNone(strangers);
  });
});

describe('every folder of lib', () => {
  it('explains itself on one page', () => {
    const silent = folders('lib')
      .filter((folder) => filesIn(`lib/${folder}`).length > 0)
      .map((folder) => `lib/${folder}/README.md`)
      .filter((path) => !existsSync(join(root, path)) || lineCount(path) > 80 || lineCount(path) < 6);
    expectNone(silent);
  });
});

describe('the top level', () => {
  it('holds what it must and nothing that belongs elsewhere', () => {
    const allowed = new Set(
      [
        'components entrypoints lib public server tests docs',
        'LICENSE README.md SECURITY.md data-map.json knip.json manifest.ts package-lock.json package.json tsconfig.json',
        'vitest.config.ts wxt.config.ts',
      ]
        .join(' ')
        .split(' '),
    );
    const present = new Set(filesIn('').map((path) => path.split('/')[0] ?? ''));
    const strangers = [...present].filter((name) => !name.startsWith('.') && !allowed.has(name));
    expectNone(strangers);
  });
});
