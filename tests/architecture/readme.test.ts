import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { expectNone } from './support/expect-none';
import { filesIn, root, textOf } from './support/project-files';

interface Package {
  readonly scripts: Readonly<Record<string, string>>;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly optionalDependencies: Readonly<Record<string, string>>;
}

const project = JSON.parse(textOf('package.json')) as Package;
const readme = textOf('README.md');
const versions = { ...project.dependencies, ...project.devDependencies, ...project.optionalDependencies };

/** The table rows of a Markdown text whose second cell is a version, as package, version, licence, reason. */
function dependencyRows(markdown: string): string[][] {
  return markdown
    .split('\n')
    .filter((line) => /^\|[^|]+\|\s*\d+\.\d+\.\d+\s*\|/.test(line))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
}

/** What the table does not say, says wrongly or says of a package that is gone. */
function wrongRows(rows: readonly string[][], wanted: Readonly<Record<string, string>>): string[] {
  const known = new Map(rows.map(([name = '', ...rest]) => [name, rest]));
  const missing = Object.entries(wanted).flatMap(([name, version]) => {
    const [shown, , reason = ''] = known.get(name) ?? [];
    if (shown === undefined) return [`${name} is not in the table`];
    if (shown !== version) return [`${name} is at ${version}, the table says ${shown}`];
    return reason.length < 5 ? [`${name} has no reason`] : [];
  });
  const gone = [...known.keys()]
    .filter((name) => !(name in wanted))
    .map((name) => `${name} is not installed`);
  return [...missing, ...gone];
}

describe('the README', () => {
  it('starts with the two commands', () => {
    const start = readme.split('\n').slice(0, 12).join('\n');
    expect(start).toMatch(/^npm run demo {2,}# \S/m);
    expect(start).toMatch(/^npm test {2,}# \S/m);
  });

  it('names every dependency with its exact version and a reason, and no other', () => {
    expectNone(wrongRows(dependencyRows(readme), versions));
  });

  it('gives the licence that each package itself gives', () => {
    const wrong = dependencyRows(readme).flatMap(([name = '', , licence]) => {
      const manifest = `node_modules/${name}/package.json`;
      if (!existsSync(join(root, manifest))) return [];
      const { license } = JSON.parse(textOf(manifest)) as { license?: string };
      return license === licence ? [] : [`${name}: ${String(license)}, the table says ${String(licence)}`];
    });
    expectNone(wrong);
  });

  it('has a line for every script', () => {
    const shown = [...readme.matchAll(/^\| `npm (?:run )?([\w:-]+)`\s*\| \S.*\|$/gm)].map(([, name]) => name);
    expect(new Set(shown)).toEqual(new Set(Object.keys(project.scripts)));
  });

  it('has a line for every folder of lib', () => {
    const folders = new Set(filesIn('lib').map((path) => path.split('/')[1] ?? ''));
    expectNone([...folders].filter((folder) => !readme.includes(`lib/${folder}\``)));
  });

  it('points at files that are there', () => {
    const named = [
      ...readme.matchAll(/(?:`|\]\()((?:components|entrypoints|lib|tests|public)\/[\w./-]*)[`)]/g),
    ];
    const missing = named.map(([, path = '']) => path).filter((path) => !existsSync(join(root, path)));
    expect(named.length).toBeGreaterThan(10);
    expectNone(missing);
  });

  it('is read by checks that would see a wrong row', () => {
    const rows = dependencyRows(
      '| a | 1.0.0 | MIT | a good reason |\n| b | 1.0.0 | MIT | |\n| d | 1.0.0 | MIT | gone |',
    );
    expect(wrongRows(rows, { a: '1.0.1', b: '1.0.0', c: '1.0.0' })).toEqual([
      'a is at 1.0.1, the table says 1.0.0',
      'b has no reason',
      'c is not in the table',
      'd is not installed',
    ]);
  });
});

/** Stands for the name of what somebody will add. */
const placeholder = /^(?:ui\/)?N(?:ame)?\./;

/** Files that a README names in its text and that are nowhere; a path may start at the README or at the root. */
function lostFiles(path: string, markdown: string, all: readonly string[]): string[] {
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  const named = [...markdown.matchAll(/`([\w./-]+\.(?:tsx?|mjs|css))`/g)].map(([, name = '']) => name);
  return named
    .filter((name) => !placeholder.test(name))
    .filter((name) => !all.includes(name) && !all.some((each) => each.endsWith(`/${name}`)))
    .map((name) => `${folder}README.md names ${name}, which is nowhere`);
}

describe('the READMEs of the folders', () => {
  const all = filesIn('');
  const pages = all.filter((path) => path.endsWith('/README.md'));

  it('are there for every folder of lib, none longer than a page', () => {
    const folders = new Set(filesIn('lib').map((path) => path.split('/')[1] ?? ''));
    expectNone([...folders].filter((folder) => !pages.includes(`lib/${folder}/README.md`)));
    const long = pages.filter((path) => path.startsWith('lib/') && textOf(path).split('\n').length > 60);
    expectNone(long);
  });

  it('name no file that is gone', () => {
    expect(pages.length).toBeGreaterThan(15);
    expectNone(pages.flatMap((path) => lostFiles(path, textOf(path), all)));
  });

  it('are read by a check that would see one', () => {
    expect(lostFiles('lib/a/README.md', '`b.ts`, `c.ts` and `lib/a/d.ts`', ['lib/a/b.ts'])).toEqual([
      'lib/a/README.md names c.ts, which is nowhere',
      'lib/a/README.md names lib/a/d.ts, which is nowhere',
    ]);
  });
});

describe('package.json', () => {
  it('pins every dependency to one version', () => {
    expectNone(
      Object.entries(versions).flatMap(([name, version]) => (/^\d+\.\d+\.\d+$/.test(version) ? [] : [name])),
    );
  });

  it('lets no package run a script while it is installed', () => {
    expect(textOf('.npmrc')).toMatch(/^ignore-scripts=true$/m);
    expect(textOf('package.json')).not.toMatch(/"(?:pre|post)?install"|"prepare"/);
  });

  it('has a hash for every package in the lock file, but for those of other platforms', () => {
    const lock = JSON.parse(textOf('package-lock.json')) as {
      packages: Record<string, { integrity?: string; optional?: boolean; os?: string[]; inBundle?: boolean }>;
    };
    const packages = Object.entries(lock.packages).filter(([path]) => path !== '');
    const unproven = packages.filter(
      ([, one]) => one.integrity === undefined && one.inBundle !== true && !(one.optional === true && one.os),
    );
    expect(packages.length).toBeGreaterThan(100);
    expectNone(unproven.map(([path]) => path));
  });
});
