import { dirname, join } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { root } from './support/project-files';

const place = join(root, 'lib/catalogue/tables/example.ts');
const field = (part: string): string => `
import { defineTable } from '../define-table';
import { z } from '../zod';
export const example = defineTable({
  name: 'example', code: 'x', title: 'Example', purpose: 'To try', scope: 'device', memory: 'hot',
  retention: { keep: 'until-deleted' }, eraseWith: 'contact', indexes: [],
  fields: { name: {${part}} },
});`;
const whole = {
  type: 'z.string()',
  category: "'contact.name'",
  purpose: "'service'",
  why: "'Shows the name'",
  origin: "['you-typed']",
  sync: 'true',
  sensitive: 'true',
};
const write = (parts: Readonly<Record<string, string>>): string =>
  field(
    Object.entries(parts)
      .map(([name, value]) => `${name}: ${value}`)
      .join(', '),
  );

/** Compiles each text as if it were a table of the catalogue; returns the messages for each. */
function compile(texts: readonly string[]): string[][] {
  const options: ts.CompilerOptions = {
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    module: ts.ModuleKind.Preserve,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    target: ts.ScriptTarget.ESNext,
    paths: { '@/*': [`${root}/*`] },
    types: [],
    skipLibCheck: true,
    noEmit: true,
  };
  const paths = texts.map((_, index) => join(dirname(place), `example-${index}.ts`));
  const host = ts.createCompilerHost(options);
  const { fileExists, getSourceFile } = host;
  const textAt = (path: string): string | undefined => texts[paths.indexOf(path)];
  host.fileExists = (path) => textAt(path) !== undefined || fileExists(path);
  host.getSourceFile = (path, ...rest) => {
    const text = textAt(path);
    return text === undefined
      ? getSourceFile(path, ...rest)
      : ts.createSourceFile(path, text, ts.ScriptTarget.ESNext, true);
  };
  const program = ts.createProgram(paths, options, host);
  return paths.map((path) =>
    ts
      .getPreEmitDiagnostics(program, program.getSourceFile(path))
      .map((problem) => ts.flattenDiagnosticMessageText(problem.messageText, '\n')),
  );
}

describe('a field without its meaning', () => {
  const parts = Object.keys(whole);
  const without = parts.map((name) =>
    write(Object.fromEntries(Object.entries(whole).filter(([key]) => key !== name))),
  );
  const invented = [
    write({ ...whole, category: "'contact.shoe-size'" }),
    write({ ...whole, purpose: "'advertising'" }),
    write({ ...whole, origin: '[]' }),
    write(whole).replace('indexes: []', "indexes: ['nobody']"),
  ];
  const messages = compile([write(whole), ...without, ...invented]);

  it('compiles when nothing is missing', () => {
    expect(messages[0]).toEqual([]);
  });

  it.each(parts.map((name, index) => ({ name, index })))(
    'does not compile without $name',
    ({ name, index }) => {
      expect(messages[index + 1]?.join('\n')).toContain(`'${name}'`);
    },
  );

  it.each(
    ['an unknown category', 'an unknown purpose', 'no origin', 'an index on nothing'].map((what, index) => ({
      what,
      index,
    })),
  )('does not compile with $what', ({ index }) => {
    expect(messages[index + 1 + parts.length]).not.toEqual([]);
  });
});
