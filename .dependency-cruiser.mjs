/**
 * Who may import whom. `parts` names the parts, `table` says what each may import besides itself, `owners` says who
 * may touch a package, `closedTo` says what a page may not even reach. All rules are generated from these four.
 */
export const parts = {
  components: 'components',
  app: 'lib/app',
  hub: 'lib/hub',
  sync: 'lib/sync',
  privacy: 'lib/privacy',
  search: 'lib/search',
  store: 'lib/store',
  model: 'lib/model',
  onechat: 'lib/onechat',
  messaging: 'lib/messaging',
  'messaging/wire': 'lib/messaging/wire',
  whatsapp: 'lib/whatsapp',
  'whatsapp/selectors': 'lib/whatsapp/selectors',
  frame: 'lib/frame',
  catalogue: 'lib/catalogue',
  'catalogue/zod': 'lib/catalogue/zod.ts',
  domain: 'lib/domain',
  platform: 'lib/platform',
  i18n: 'lib/i18n',
  'entrypoints/background': 'entrypoints/background',
  'entrypoints/whatsapp': 'entrypoints/whatsapp',
  'entrypoints/whatsapp-page': 'entrypoints/whatsapp-page',
  'entrypoints/sidebar': 'entrypoints/sidebar',
  'entrypoints/options': 'entrypoints/options',
  'entrypoints/welcome': 'entrypoints/welcome',
  'entrypoints/popup': 'entrypoints/popup',
  server: 'server',
};

const page = { may: ['components', 'app', 'messaging', 'domain', 'platform', 'i18n'] };

/** `may`: any import; `types`: `import type` only. A part may always import itself. */
export const table = {
  components: { may: ['app', 'domain', 'i18n'] },
  app: { may: ['messaging', 'catalogue', 'domain', 'platform', 'i18n'], types: ['model'] },
  hub: {
    may: 'sync privacy search store model messaging catalogue domain platform i18n'.split(' '),
  },
  sync: { may: ['store', 'model', 'onechat', 'catalogue', 'domain', 'platform'] },
  privacy: { may: ['store', 'model', 'catalogue', 'domain', 'platform'] },
  search: { may: ['store', 'model', 'catalogue', 'domain', 'platform'] },
  store: { may: ['model', 'catalogue', 'domain', 'platform'] },
  model: { may: ['catalogue', 'domain'] },
  onechat: { may: ['catalogue', 'domain'] },
  messaging: { may: ['catalogue/zod', 'domain', 'platform'] },
  // Runs in WhatsApp's page, so it may not follow its neighbours in `messaging` to Zod.
  'messaging/wire': { may: ['domain', 'platform'], types: ['messaging'] },
  whatsapp: { may: ['messaging/wire', 'domain', 'platform'], types: ['messaging'] },
  // Data and how it is checked: the worker takes updates of it.
  'whatsapp/selectors': { may: ['messaging/wire', 'domain'] },
  frame: { may: ['messaging/wire', 'domain', 'platform'], types: ['messaging'] },
  catalogue: { may: ['domain'] },
  domain: { may: [] },
  platform: { may: ['domain'] },
  i18n: { may: ['domain'] },
  'entrypoints/background': {
    may: 'hub sync privacy search store model onechat messaging whatsapp/selectors catalogue domain platform i18n'.split(
      ' ',
    ),
  },
  'entrypoints/whatsapp': { may: ['whatsapp', 'frame', 'messaging/wire', 'domain', 'platform'] },
  'entrypoints/whatsapp-page': { may: ['whatsapp', 'messaging/wire', 'domain', 'platform'] },
  'entrypoints/sidebar': page,
  'entrypoints/options': page,
  'entrypoints/welcome': page,
  'entrypoints/popup': page,
  server: { may: ['sync', 'onechat', 'catalogue', 'domain', 'i18n'] },
};

const pages = ['entrypoints/sidebar', 'entrypoints/options', 'entrypoints/welcome', 'entrypoints/popup'];

/** Packages with an owner: nobody else imports them. */
export const owners = {
  dexie: ['lib/store'],
  react: ['components', 'lib/app', ...pages],
  'react-dom': ['components', 'lib/app', ...pages],
  'react-aria-components': ['components', 'lib/app', ...pages],
  'lucide-react': ['components'],
  zustand: ['lib/app'],
  zod: ['lib/catalogue/zod.ts'],
  'webextension-polyfill': ['lib/platform/browser.ts'],
  'libphonenumber-js': ['lib/domain', 'lib/model', 'lib/hub'],
  'client-zip': ['lib/privacy'],
  wxt: ['entrypoints', 'wxt.config.ts'],
};

const inWhatsApp = {
  parts: ['components', 'app', 'hub', 'model', 'store', 'sync', 'search', 'privacy', 'onechat', 'catalogue'],
  packages: ['react', 'react-dom', 'react-aria-components', 'dexie', 'zod', 'libphonenumber-js'],
};
const onPages = { parts: ['hub', 'store'], packages: ['dexie', 'libphonenumber-js'] };

/** What an entrypoint may not reach by any chain of imports that is left at run time. */
export const closedTo = {
  'entrypoints/whatsapp': inWhatsApp,
  'entrypoints/whatsapp-page': inWhatsApp,
  'entrypoints/sidebar': onPages,
  'entrypoints/options': onPages,
  'entrypoints/welcome': onPages,
  'entrypoints/popup': onPages,
};

const escape = (text) => text.replaceAll('.', '\\.');
/** A file or everything in a folder. */
const inPlace = (path) => (path.endsWith('.ts') ? `^${escape(path)}$` : `^${escape(path)}(?:/|\\.tsx?$)`);
const inPart = (name) => inPlace(parts[name]);
const inPackage = (name) => `(?:^|/)node_modules/${name}(?:/|$)`;
/** Parts inside a part: they have rows of their own. */
const inner = (name) =>
  Object.keys(parts).filter((other) => other !== name && parts[other].startsWith(`${parts[name]}/`));
const ours = '^(?:components|entrypoints|lib|server|tests)/';

const rows = Object.entries(table).flatMap(([name, { may, types = [] }]) => {
  const from = {
    path: inPart(name),
    pathNot: inner(name)
      .filter((other) => other in table)
      .map(inPart),
  };
  const known = [name, ...may, ...types].map(inPart);
  // A part with a part inside may import it, and the other way round only where the row says so.
  const layer = {
    name: `${name} imports only its row`,
    severity: 'error',
    from,
    to: { path: ours, pathNot: known },
  };
  if (types.length === 0) return [layer];
  return [
    layer,
    {
      name: `${name} imports these as types only`,
      severity: 'error',
      from,
      to: {
        path: types.map(inPart),
        pathNot: [name, ...may].map(inPart),
        dependencyTypesNot: ['type-only'],
      },
    },
  ];
});

const ownership = Object.entries(owners).map(([name, places]) => ({
  name: `${name} has one owner`,
  severity: 'error',
  from: { path: '^(?:components|entrypoints|lib)/', pathNot: places.map(inPlace) },
  to: { path: inPackage(name) },
}));

const general = [
  { name: 'no circles', severity: 'error', from: {}, to: { circular: true } },
  { name: 'every import resolves', severity: 'error', from: {}, to: { couldNotResolve: true } },
  {
    name: 'house primitives know no feature',
    severity: 'error',
    from: { path: '^components/ui/' },
    to: { path: '^components/', pathNot: '^components/ui/' },
  },
  {
    name: 'the product needs no tool at run time',
    severity: 'error',
    from: { path: '^(?:components|entrypoints|lib)/' },
    to: {
      dependencyTypes: ['npm-dev', 'core', 'npm-no-pkg', 'npm-unknown'],
      dependencyTypesNot: ['type-only'],
      pathNot: inPackage('wxt'),
    },
  },
];

const reach = Object.entries(closedTo).map(([name, closed]) => ({
  name: `${name} stays on its side`,
  severity: 'error',
  from: { path: inPart(name) },
  to: { path: [...closed.parts.map(inPart), ...closed.packages.map(inPackage)], reachable: true },
}));

const options = {
  doNotFollow: { path: 'node_modules' },
  exclude: { path: '\\.module\\.css$' },
  tsConfig: { fileName: 'tsconfig.json' },
  preserveSymlinks: true,
  enhancedResolveOptions: {
    exportsFields: ['exports'],
    conditionNames: ['import', 'types', 'browser', 'default'],
  },
};

/** What the bundler sees: imports of types are gone. Only here can "may not reach" be told apart from "knows a type of". */
export const atRunTime = { forbidden: reach, options: { ...options, tsPreCompilationDeps: false } };

export default {
  forbidden: [...rows, ...ownership, ...general],
  options: { ...options, tsPreCompilationDeps: true },
};
