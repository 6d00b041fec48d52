import { dirname } from 'node:path';
import { describe, expect, it } from 'vitest';
import { expectNone } from './support/expect-none';
import { filesIn, root, textOf } from './support/project-files';

/** Folders of one person's or one machine's disk; a path in this project starts at its root. */
const usualPath = /(?<![\w.:/*)}\]-])\/(?:home|Users|root|mnt|workspace)\/[\w.-]+|\b[A-Z]:\\Users/;
/** The folder that this very copy stands in, with its neighbours. */
const besideThisCopy =
  dirname(root) === dirname(dirname(root))
    ? usualPath
    : new RegExp(`(?<![\\w.:/*)}\\]-])${dirname(root)}/\\w`);
/** Package registries and mirrors: where packages come from is the reader's own choice. */
const registryHost =
  /\bregistry\.[\w-]+\.[a-z]{2,}|\bnpm\.pkg\.\w+|\/artifactory\/|\b(?:\w+:)?_authToken|^\s*"resolved":\s*"http/im;
/** Addresses that only mean something in one network. */
const innerAddress = /https?:\/\/(?:10|192\.168|172\.(?:1[6-9]|2\d|3[01]))\.\d+\.\d+/;

const binary = /\.(?:png|ico|woff2?|zip|gz|ldb|sqlite)$/;

function leaksIn(text: string): string[] {
  const quoted = text.replaceAll(/["'`]/g, ' ');
  return [
    usualPath.exec(quoted),
    besideThisCopy.exec(quoted),
    registryHost.exec(text),
    innerAddress.exec(text),
  ].flatMap((found) => (found === null ? [] : [found[0].trim()]));
}

describe('no file of this project', () => {
  it('names a folder of one machine, a package registry or an address of one network', () => {
    const files = filesIn('').filter(
      (path) => !binary.test(path) && path !== 'tests/architecture/private-places.test.ts',
    );
    expect(files.length).toBeGreaterThan(50);
    const found = files.flatMap((path) => leaksIn(textOf(path)).map((leak) => `${path}: ${leak}`));
    expectNone(found);
  });

  it.each([
    "const out = '/home/ann/project/out';",
    `see ${root}/notes.md`,
    `see ${dirname(root)}/other/notes.md`,
    'C:\\Users\\ann\\project',
    '"resolved": "https://packages.example.com/a.tgz"',
    'registry=https://registry.example.org/',
    '//npm.example.org/:_authToken=abc',
    'http://192.168.1.7:4873/',
  ])('could: %s', (text) => {
    expect(leaksIn(text)).not.toEqual([]);
  });

  it.each([
    "import { a } from './work/a';",
    'components/work/Today.tsx',
    'match /work/ here',
    'http://localhost:8787',
    '@/components/work/a',
  ])('is accused wrongly: %s', (text) => expect(leaksIn(text)).toEqual([]));
});
