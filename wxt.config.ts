import { minify } from 'terser';
import { defineConfig, type WxtViteConfig } from 'wxt';
import { contentScripts, contentSecurityPolicy, extensionKey, hostPermissions } from './manifest';

/** The API origin of this build; it feeds host permissions, the CSP and `platform/net.ts`. */
const apiOrigin = process.env['ONECHAT_API'] ?? 'http://localhost:8787';
const devServerPort = 5273;
const inWhatsAppPage = ['whatsapp.js', 'whatsapp-page.js'];
/** A function of the page that a sloppy one calls may walk up by `.caller` and read the `.arguments` of each, our port too. */
const inPageWorld = 'whatsapp-page.js';

/**
 * Makes what runs in WhatsApp's page small: WXT's start of an unlisted script, which logs and rethrows into the page,
 * becomes one call, and a second minifier goes over what the bundler's own leaves. About 1.4 kB gzipped of 28.
 */
const smallPageScripts: NonNullable<WxtViteConfig['plugins']>[number] = {
  name: 'small-page-scripts',
  enforce: 'pre',
  apply: 'build',
  outputOptions(options) {
    // Names are given once, by the second minifier, which sees how often each is used.
    const isInPage = inWhatsAppPage.some((fileName) => fileName === options.entryFileNames);
    return isInPage ? { ...options, minify: { compress: true, mangle: false } } : options;
  },
  load(id) {
    const [, entry] = /virtual:wxt-unlisted-script-entrypoint\?(.+)$/.exec(id) ?? [];
    if (entry === undefined) return undefined;
    return `import script from ${JSON.stringify(entry)};\nscript.main();`;
  },
  generateBundle: {
    // After WXT has taken away the name under which the page would see the script.
    order: 'post',
    async handler(_options, bundle) {
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== 'chunk' || !inWhatsAppPage.includes(chunk.fileName)) continue;
        if (chunk.fileName === inPageWorld) chunk.code = `'use strict';${chunk.code}`;
        // Twice: functions that stand together compress better, but only once the first turn has left few of them.
        for (const hoist_funs of [false, true]) {
          const { code } = await minify(chunk.code, {
            ecma: 2020,
            compress: {
              passes: 3,
              hoist_funs,
              keep_fargs: false,
              pure_getters: true,
              unsafe_arrows: true,
              // What is written the same way again and again is small once it is packed.
              // oxlint-disable-next-line typescript/no-unsafe-enum-assignment -- terser has this enum in its types only
              inline: 1,
              sequences: false,
              lhs_constants: false,
            },
          });
          if (code === undefined || code === '') throw new Error(`nothing is left of ${chunk.fileName}`);
          chunk.code = code;
        }
      }
    },
  },
};

export default defineConfig({
  modules: ['@wxt-dev/module-react'],
  imports: false,
  hooks: {
    // `imports: false` alone still lets WXT fill in free names such as `storage` (seen with 0.21.4).
    'config:resolved': (wxt) => {
      Object.assign(wxt.config.imports, { autoImport: false });
    },
  },
  outDir: process.env['WXT_OUT_DIR'] ?? '.output',
  targetBrowsers: ['chrome'],
  dev: { server: { port: devServerPort } },
  webExt: { disabled: true },
  vite: ({ command }) => ({
    plugins: command === 'build' ? [smallPageScripts] : [],
    define: {
      __ONECHAT_API__: JSON.stringify(apiOrigin),
      __ONECHAT_SELECTOR_KEY__: JSON.stringify(process.env['ONECHAT_SELECTOR_KEY'] ?? ''),
    },
    build: { target: 'chrome148', modulePreload: false, chunkSizeWarningLimit: 1_500 },
  }),
  manifest: ({ command }) => ({
    name: '__MSG_extensionName__',
    short_name: '1chat CRM',
    description: '__MSG_extensionDescription__',
    default_locale: 'en',
    key: extensionKey,
    minimum_chrome_version: '148',
    incognito: 'not_allowed',
    permissions: ['storage', 'unlimitedStorage', 'alarms', 'sidePanel', 'idle', 'identity'],
    optional_permissions: ['notifications'],
    host_permissions: hostPermissions(apiOrigin),
    externally_connectable: { ids: [] },
    action: { default_title: '1chat CRM' },
    icons: { 16: 'icon/16.png', 32: 'icon/32.png', 48: 'icon/48.png', 128: 'icon/128.png' },
    content_scripts: contentScripts,
    content_security_policy: {
      extension_pages: contentSecurityPolicy({
        apiOrigin,
        devServerPort: command === 'serve' ? devServerPort : null,
      }),
    },
    web_accessible_resources: [{ resources: ['sidebar.html'], matches: ['https://web.whatsapp.com/*'] }],
  }),
});
