import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';
import { commandArgs } from '@/lib/messaging/contract/commands';
import { queryArgs } from '@/lib/messaging/contract/queries';
import { expectNone } from './support/expect-none';
import { filesIn, isModule, textOf } from './support/project-files';

/** Names of the contract without a file of that name: `note.add` lives in `note-add.ts`. */
function withoutFile(names: readonly string[], files: readonly string[]): string[] {
  return names.filter((name) => !files.includes(name.replaceAll('.', '-')));
}

/** Handed on from the journal as it is, by its line in `lib/hub/queries.ts`. */
const needNoFile = ['quarantine.list'];

const below = (folder: string): string[] =>
  filesIn(folder)
    .filter(isModule)
    .map((path) => path.slice(folder.length + 1).replace(/\.tsx?$/, ''));

/** Names that no text contains between quotes, neither as they are nor as the file they live in. */
function untested(names: readonly string[], texts: readonly string[]): string[] {
  return names.filter((name) => {
    const asName = name.replaceAll('.', '\\.');
    const asFile = `[\\w@./-]*/(?:${name.replaceAll('.', '-')})(?:-answer)?`;
    const named = new RegExp(`(['"\`])(?:${asName}|${asFile})\\1`);
    return !texts.some((text) => named.test(text));
  });
}

const tests = () => ['tests/unit', 'tests/laws'].flatMap(filesIn).filter(isModule).map(textOf);

describe('every command', () => {
  it('has a file of its own', () => {
    expectNone(withoutFile(Object.keys(commandArgs), below('lib/model/commands')));
  });
  it('is named by a test', () => {
    expectNone(untested(Object.keys(commandArgs), tests()));
  });
});

describe('every query', () => {
  it('has a file of its own', () => {
    const files = [
      ...below('lib/model/queries'),
      ...below('lib/privacy').map((path) => basename(path)),
      ...below('lib/hub').flatMap((path) =>
        path.endsWith('-answer') ? [path.slice(0, -'-answer'.length)] : [],
      ),
    ];
    expectNone(withoutFile(Object.keys(queryArgs), files).filter((name) => !needNoFile.includes(name)));
  });
  it('is named by a test', () => {
    expectNone(untested(Object.keys(queryArgs), tests()));
  });
});

describe('these checks', () => {
  it('would see a command without a file or a test', () => {
    expect(withoutFile(['note.add', 'note.burn'], ['note-add', 'note-edit'])).toEqual(['note.burn']);
    expect(untested(['note.add', 'note.burn'], ["run('note.add')", 'about noteXburn'])).toEqual([
      'note.burn',
    ]);
  });
});
