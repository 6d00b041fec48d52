import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildExtension } from './support/build-extension';
import { expectNone } from './support/expect-none';

const whatsApp = 'https://web.whatsapp.com/*';
const budgets = { inWhatsAppPage: 25_000, unpacked: 2_000_000 };

/** Addresses that stand in the code as names or help texts. Nothing loads or calls them; the reason stands beside each. */
const namedHosts: Readonly<Record<string, string>> = {
  'web.whatsapp.com': 'the page this extension works in',
  'wa.me': 'the links that WhatsApp Web itself turns into chats; followed only inside its page',
  'localhost:8787': 'the API of this build',
  'www.w3.org': 'XML namespaces',
  'react.dev': 'help text of React: where its error numbers are explained',
  'json-schema.org': 'names of schema versions in Zod',
  'bit.ly': 'help text of Dexie',
  'tinyurl.com': 'help text of Dexie',
};

/** Words that only a library's own code contains. */
const libraryMarks: Readonly<Record<string, RegExp>> = {
  React: /Symbol\.for\(["'`]react\.|__reactFiber|react\.transitional\.element/,
  Dexie: /\bDexie(?:Error)?\b|_dbSchema/,
  Zod: /\bZodError\b|\bjitless\b|invalid_union/,
};

let folder = '';
const files = (): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
const read = (path: string): string => readFileSync(join(folder, path), 'utf8');
const code = (): string[] => files().filter((path) => /\.(?:js|css|html)$/.test(path));
const gzipped = (text: string): number => gzipSync(text, { level: 9 }).length;
const marksIn = (text: string): string[] =>
  Object.entries(libraryMarks).flatMap(([name, mark]) => (mark.test(text) ? [name] : []));

beforeAll(() => {
  folder = buildExtension();
}, 240_000);

describe('the manifest', () => {
  let manifest: Record<string, unknown> = {};
  beforeAll(() => {
    manifest = JSON.parse(read('manifest.json')) as Record<string, unknown>;
  });

  it('asks for exactly the permissions that were agreed', () => {
    expect([...(manifest['permissions'] as string[])].sort()).toEqual(
      ['alarms', 'identity', 'idle', 'sidePanel', 'storage', 'unlimitedStorage'].sort(),
    );
    expect(manifest['optional_permissions']).toEqual(['notifications']);
    expect(manifest['host_permissions']).toEqual([whatsApp, 'http://localhost:8787/*']);
    expect(manifest).not.toHaveProperty('optional_host_permissions');
  });

  it('has no part that was not agreed', () => {
    const agreed = [
      'manifest_version name short_name description version default_locale icons action key incognito',
      'minimum_chrome_version permissions optional_permissions host_permissions externally_connectable',
      'content_scripts content_security_policy web_accessible_resources background options_ui',
    ];
    const known = agreed.join(' ').split(' ');
    expectNone(Object.keys(manifest).filter((key) => !known.includes(key)));
  });

  it('lets neither a page nor another extension connect, and stays out of private windows', () => {
    expect(manifest['externally_connectable']).toEqual({ ids: [] });
    expect(manifest['incognito']).toBe('not_allowed');
  });

  it('sets the strict policy for its pages', () => {
    expect(manifest['content_security_policy']).toEqual({
      extension_pages:
        "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' blob: data:; " +
        "connect-src 'self' http://localhost:8787 ws://localhost:8787; frame-ancestors https://web.whatsapp.com; " +
        "base-uri 'none'; form-action 'none'; object-src 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
    });
  });

  it('shows WhatsApp Web one page and nothing else, under an address that loads when the page is isolated', () => {
    expect(manifest['web_accessible_resources']).toEqual([
      { resources: ['sidebar.html'], matches: [whatsApp] },
    ]);
  });

  it('starts the page script first, then the isolated one, on WhatsApp Web only', () => {
    expect(manifest['content_scripts']).toEqual([
      {
        matches: [whatsApp],
        js: ['whatsapp-page.js'],
        run_at: 'document_start',
        world: 'MAIN',
        all_frames: false,
      },
      { matches: [whatsApp], js: ['whatsapp.js'], run_at: 'document_start', all_frames: false },
    ]);
  });

  it('keeps its id over machines and builds', () => {
    const digest = createHash('sha256')
      .update(Buffer.from(String(manifest['key']), 'base64'))
      .digest('hex');
    const letters = Array.from(digest.slice(0, 32), (digit) =>
      String.fromCharCode(97 + Number.parseInt(digit, 16)),
    );
    expect(letters.join('')).toBe('lccahjhaebofcpmfdhpdilkofglgjbhj');
  });

  it('opens the options page in a tab', () => {
    expect(manifest['options_ui']).toEqual({ page: 'options.html', open_in_tab: true });
  });

  it('has a worker, a popup, a lowest version and icons that are there', () => {
    expect(manifest['manifest_version']).toBe(3);
    expect(manifest['minimum_chrome_version']).toBe('148');
    expect(manifest['background']).toMatchObject({ service_worker: 'background.js' });
    expect(manifest['action']).toMatchObject({ default_popup: 'popup.html' });
    const icons = manifest['icons'] as Record<string, string>;
    expect(Object.keys(icons)).toEqual(['16', '32', '48', '128']);
    for (const [side, path] of Object.entries(icons)) {
      expect(readFileSync(join(folder, path)).readUInt32BE(16), path).toBe(Number(side));
    }
  });
});

describe('what runs in WhatsApp Web', () => {
  const scripts = ['whatsapp.js', 'whatsapp-page.js'];

  it('is at most 25 kB, gzipped', () => {
    const sizes = scripts.map((path) => gzipped(read(path)));
    expect(Math.min(...sizes)).toBeGreaterThan(100);
    expect(sizes.reduce((a, b) => a + b)).toBeLessThanOrEqual(budgets.inWhatsAppPage);
  });

  it('holds no React, no Dexie and no Zod', () => {
    expectNone(scripts.flatMap((path) => marksIn(read(path)).map((name) => `${path}: ${name}`)));
  });

  it('is searched with marks that do find those libraries where they are', () => {
    const everything = code().map(read).join('\n');
    expect(marksIn(everything).sort()).toEqual(['Dexie', 'React', 'Zod']);
  });

  it('imports nothing at run time and brings no style sheet', () => {
    expectNone(scripts.filter((path) => /\bimport\s*\(|^\s*import\b|\bimportScripts\b/m.test(read(path))));
    expectNone(files().filter((path) => /whatsapp(?:-page)?\.css$/.test(path)));
  });

  it('leaves no name behind that the page could see', () => {
    for (const path of scripts)
      expect(read(path).trim(), path).toMatch(/^(?:"use strict";)?(?:!|\()(?:function|\()/);
  });

  it('is strict in the page’s own world, so that no function of the page can walk up to who called it', () => {
    expect(read('whatsapp-page.js')).toMatch(/^"use strict";/);
  });

  it('does not tell the page which extension it is', () => {
    expectNone(scripts.filter((path) => /window\.postMessage\s*\(|wxt:content-script/.test(read(path))));
  });
});

describe('the bundle', () => {
  it('is under 2 MB unpacked', () => {
    const bytes = files().reduce((sum, path) => sum + statSync(join(folder, path)).size, 0);
    expect(bytes).toBeGreaterThan(10_000);
    expect(bytes).toBeLessThan(budgets.unpacked);
  });

  it('has the pages it needs and no test or development file', () => {
    const present = files();
    for (const page of ['sidebar.html', 'options.html', 'welcome.html', 'popup.html'])
      expect(present).toContain(page);
    expectNone(present.filter((path) => /\.map$|\.ts$|test|\.git|node_modules/.test(path)));
  });

  it('holds no module that a tool imported unasked because a variable had its name', () => {
    expectNone(code().filter((path) => /wxt\/storage|wxt\/utils\//.test(read(path))));
  });

  it('carries no source map', () => {
    expectNone(code().filter((path) => read(path).includes('sourceMappingURL')));
  });

  it('names no host that is not on the list', () => {
    const hosts = code().flatMap((path) =>
      [...read(path).matchAll(/\b(?:https?|wss?):\/\/([\w.-]+(?::\d+)?)/g)].map(
        ([, host = '']) => `${path}: ${host}`,
      ),
    );
    expect(hosts.length).toBeGreaterThan(0);
    expectNone([...new Set(hosts)].filter((line) => namedHosts[line.split(': ')[1] ?? ''] === undefined));
  });

  it('has pages without inline code, and with what React Aria needs under the policy', () => {
    const pages = files().filter((path) => path.endsWith('.html'));
    for (const page of pages) {
      const html = read(page);
      expect(html, page).not.toMatch(/<script(?![^>]*\bsrc=)|\son\w+=|<style|\sstyle=/i);
      expect(html, page).not.toMatch(/(?:src|href)=["'](?:https?:)?\/\//i);
      expect(html, page).toMatch(/<meta charset="utf-8" id="react-aria-pressable-style"/i);
      expect(html, page).toMatch(/<html[^>]* lang="/);
    }
  });
});
