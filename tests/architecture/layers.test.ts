import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
// @ts-expect-error plain JavaScript: the tool reads its configuration without a compiler
import layers, { atRunTime, closedTo, owners, parts, table } from '../../.dependency-cruiser.mjs';
import { cruiseLayers, type Cruise } from './support/cruise-layers';
import { expectNone } from './support/expect-none';
import { filesIn, isModule, productModules, root } from './support/project-files';

const cruised = ['components', 'entrypoints', 'lib', 'server'].filter((folder) =>
  existsSync(join(root, folder)),
);

/** The design's own table, so that a rule cannot be lost from the configuration without a test noticing. */
const design = `
| from       | app | hub | sync | privacy | search | store | model | onechat | messaging | catalogue | domain | platform |
| components | x   |     |      |         |        |       |       |         |           |           | x      |          |
| app        | x   |     |      |         |        |       | types |         | x         | x         | x      | x        |
| hub        |     | x   | x    | x       | x      | x     | x     |         | x         | x         | x      | x        |
| sync       |     |     | x    |         |        | x     | x     | x       |           | x         | x      | x        |
| privacy    |     |     |      | x       |        | x     | x     |         |           | x         | x      | x        |
| search     |     |     |      |         | x      | x     | x     |         |           | x         | x      | x        |
| store      |     |     |      |         |        | x     | x     |         |           | x         | x      | x        |
| model      |     |     |      |         |        |       | x     |         |           | x         | x      |          |
| onechat    |     |     |      |         |        |       |       | x       |           | x         | x      |          |
| messaging  |     |     |      |         |        |       |       |         | x         |           | x      | x        |
| whatsapp   |     |     |      |         |        |       |       |         | types     |           | x      | x        |
| frame      |     |     |      |         |        |       |       |         | types     |           | x      | x        |
| catalogue  |     |     |      |         |        |       |       |         |           | x         | x      |          |
| domain     |     |     |      |         |        |       |       |         |           |           | x      |          |
`;

interface Cell {
  readonly from: string;
  readonly to: string;
  readonly may: string;
}

function cells(): Cell[] {
  const [head = [], ...lines] = design
    .trim()
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()));
  return lines.flatMap((line) =>
    head.slice(2, -1).map((to, index) => ({ from: line[1] ?? '', to, may: line[index + 2] ?? '' })),
  );
}

describe('the layers of this project', () => {
  it('break no rule of the import table', async () => {
    const { broken } = await cruiseLayers(layers, root, cruised);
    expectNone(broken);
  });

  it('keep the page scripts and the screens on their own side, even indirectly', async () => {
    const { broken } = await cruiseLayers(atRunTime, root, cruised);
    expectNone(broken);
  });

  it('were read in full: no file escapes the tool', async () => {
    const { modules } = await cruiseLayers(layers, root, cruised);
    const files = cruised.flatMap(filesIn).filter(isModule);
    expect(files.length).toBeGreaterThan(30);
    expectNone(files.filter((file) => !modules.includes(file)));
  });

  it('have a row for every folder', () => {
    const covered = Object.keys(table).map((name) => parts[name] as string);
    const homeless = productModules().filter(
      (file) => !covered.some((folder) => file.startsWith(`${folder}/`)),
    );
    expectNone(homeless);
  });
});

describe('planted imports', () => {
  const folder = mkdtempSync(join(tmpdir(), 'layers-'));
  let found: Cruise;
  let reached: Cruise;

  const plant = (path: string, text: string): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  const place = (name: string): string => (parts[name] as string).replace(/\.ts$/, '');

  beforeAll(async () => {
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
    plant(
      'package.json',
      '{"dependencies":{"dexie":"*","react":"*","zod":"*"},"devDependencies":{"vitest":"*"}}',
    );
    plant(
      'tsconfig.json',
      '{"compilerOptions":{"module":"Preserve","moduleResolution":"Bundler","verbatimModuleSyntax":true,"paths":{"@/*":["./*"]}}}',
    );
    for (const name of Object.keys(table)) plant(`${place(name)}/thing.ts`, 'export const thing = 1;');
    for (const { from, to } of cells()) {
      plant(
        `${place(from)}/value-${to}.ts`,
        `import { thing } from '@/${place(to)}/thing'; export default thing;`,
      );
      plant(
        `${place(from)}/type-${to}.ts`,
        `import type { thing } from '@/${place(to)}/thing'; export type T = typeof thing;`,
      );
    }
    plant('lib/app/uses-dexie.ts', "import Dexie from 'dexie'; export const a = Dexie;");
    plant('lib/domain/uses-zod.ts', "import { z } from 'zod'; export const a = z;");
    plant('lib/hub/uses-react.ts', "import { useState } from 'react'; export const a = useState;");
    plant('lib/store/uses-tool.ts', "import { expect } from 'vitest'; export const a = expect;");
    plant('lib/store/uses-dexie.ts', "import Dexie from 'dexie'; export const a = Dexie;");
    plant('lib/domain/lost.ts', "import { a } from './nowhere'; export const b = a;");
    plant('lib/domain/one.ts', "import { two } from './two'; export const one = two;");
    plant('lib/domain/two.ts', "import { one } from './one'; export const two = one;");
    plant('components/ui/knows.ts', "import { note } from '../note/note'; export const a = note;");
    plant('components/note/note.ts', 'export const note = 1;');
    // Reached over two steps, and known as a type only.
    plant('lib/whatsapp/step.ts', "import { thing } from '../model/thing'; export const a = thing;");
    plant('entrypoints/whatsapp/index.ts', "import { a } from '@/lib/whatsapp/step'; export const b = a;");
    plant(
      'entrypoints/whatsapp-page/index.ts',
      "import type { a } from '@/lib/whatsapp/step'; export type B = typeof a;",
    );
    plant('lib/app/step.ts', "import { a } from '../store/uses-dexie'; export const b = a;");
    plant('entrypoints/options/main.tsx', "import { b } from '@/lib/app/step'; export const c = b;");
    const folders = ['components', 'entrypoints', 'lib'];
    found = await cruiseLayers(layers, folder, folders);
    reached = await cruiseLayers(atRunTime, folder, folders);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const brokenBy = (file: string): string[] => found.broken.filter((line) => line.includes(`: ${file} ->`));

  it.each([...new Set(cells().map(({ from }) => from))])(
    '%s may import what the design says, and no more',
    (row) => {
      for (const { from, to, may } of cells().filter((cell) => cell.from === row)) {
        const value = brokenBy(`${place(from)}/value-${to}.ts`);
        const type = brokenBy(`${place(from)}/type-${to}.ts`);
        expect(value.length > 0, `${from} -> ${to}: ${value.join()}`).toBe(may !== 'x');
        expect(type.length > 0, `${from} -> type of ${to}: ${type.join()}`).toBe(may === '');
      }
    },
  );

  it.each([
    ['dexie has one owner', 'lib/app/uses-dexie.ts'],
    ['zod has one owner', 'lib/domain/uses-zod.ts'],
    ['react has one owner', 'lib/hub/uses-react.ts'],
    ['the product needs no tool at run time', 'lib/store/uses-tool.ts'],
    ['every import resolves', 'lib/domain/lost.ts'],
    ['no circles', 'lib/domain/one.ts'],
    ['house primitives know no feature', 'components/ui/knows.ts'],
  ])('%s', (rule, file) => {
    expect(brokenBy(file).join()).toContain(rule);
  });

  it('lets an owner have its package', () => {
    expect(brokenBy('lib/store/uses-dexie.ts')).toEqual([]);
  });

  it('finds what is reached over several steps, and lets types pass', () => {
    const lines = reached.broken.join('\n');
    expect(lines).toContain(
      'entrypoints/whatsapp stays on its side: entrypoints/whatsapp/index.ts -> lib/model/thing.ts',
    );
    expect(lines).toMatch(/entrypoints\/options stays on its side: .* -> .*node_modules\/dexie\//);
    expect(lines).not.toContain('entrypoints/whatsapp-page');
  });

  it('names parts and packages that exist', () => {
    const named = Object.values<{ parts: string[]; packages: string[] }>(closedTo).flatMap(
      (closed) => closed.packages,
    );
    for (const name of [...Object.keys(owners), ...named])
      expect(existsSync(join(root, 'node_modules', name)), name).toBe(true);
  });
});
