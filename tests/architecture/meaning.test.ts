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

describe('a record without its meaning', () => {
  const part = {
    category: "'system.state'",
    purpose: "'service'",
    why: "'Shows the state'",
    origin: "['worked-out']",
    sync: 'false',
    sensitive: 'false',
    shown: "'value'",
  };
  const said = {
    name: "'example'",
    title: "'Example'",
    purpose: "'To try'",
    place: "{ in: 'local', keys: ['example'] }",
    scope: "'device'",
    retention: "{ keep: 'session' }",
    eraseWith: "'install'",
    exported: 'true',
  };
  const listed = (of: Readonly<Record<string, string>>): string =>
    Object.entries(of)
      .map(([name, value]) => `${name}: ${value}`)
      .join(', ');
  const record = (
    of: { said?: Readonly<Record<string, string>>; part?: Readonly<Record<string, string>> },
    use = '',
  ): string => `
import { defineRecord } from '../define-record';
import { keptValue } from '@/entrypoints/background/kept-value';
export const example = defineRecord({ ${listed(of.said ?? said)}, fields: { state: { ${listed(of.part ?? part)} } } });
${use}`;
  const without = (whole: object, name: string): Record<string, string> =>
    Object.fromEntries(Object.entries(whole).filter(([key]) => key !== name)) as Record<string, string>;
  const missing = [
    ...Object.keys(said).map((name) => ({ name, text: record({ said: without(said, name) }) })),
    ...Object.keys(part).map((name) => ({ name, text: record({ part: without(part, name) }) })),
  ];
  const used = [
    record({}, 'void keptValue(example).write({ state: 1 });'),
    record({}, 'void keptValue(example).write([{ state: 1 }]);'),
  ];
  const misused = [
    record({}, 'void keptValue(example).write({ state: 1, phone: 2 });'),
    record({}, 'void keptValue(example).write([{ state: 1, phone: 2 }]);'),
    record({ said: { ...said, place: "{ in: 'cookies', keys: ['x'] }" } }),
    record({ said: { ...said, place: "{ in: 'local', keys: [] }" } }),
    record({ said: { ...said, exported: 'false' } }),
  ];
  const messages = compile([...used, ...missing.map(({ text }) => text), ...misused]);

  it('compiles when nothing is missing and only what has a meaning is written', () => {
    expect(messages.slice(0, used.length)).toEqual(used.map(() => []));
  });

  it.each(missing.map(({ name }, index) => ({ name, index })))(
    'does not compile without $name',
    ({ name, index }) => {
      expect(messages[used.length + index]?.join('\n')).toContain(`'${name}'`);
    },
  );

  it.each(
    [
      'a part without a meaning',
      'one in a list',
      'a place that is none',
      'no key',
      'no reason to leave it out',
    ].map((what, index) => ({ what, index })),
  )('does not compile with $what', ({ index }) => {
    expect(messages[used.length + missing.length + index]).not.toEqual([]);
  });
});
