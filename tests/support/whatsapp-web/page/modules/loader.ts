/** What a module gives to those who ask for it. */
export type ModuleExports = Readonly<Record<string, unknown>>;

/** The page's module system: definitions by name, made when first required. */
export interface Loader {
  define(name: string, make: () => ModuleExports): void;
  remove(name: string): void;
  count(): number;
}

/** Options that change how the loader answers. */
export interface LoaderOptions {
  readonly defaultExport: boolean;
}

interface Entry {
  readonly make: () => ModuleExports;
  exports: ModuleExports | undefined;
}

/** Puts `__d`, `require` and `importNamespace` on the window, as the real page's loader does. */
export function installLoader(options: LoaderOptions): Loader {
  const entries = new Map<string, Entry>();
  const modulesMap: Record<string, unknown> = {};
  const load = (name: string): ModuleExports => {
    const entry = entries.get(name);
    if (entry === undefined) {
      throw new Error(`Requiring unknown module "${name}"`);
    }
    entry.exports ??= entry.make();
    return entry.exports;
  };
  const requireModule = (name: string): unknown => {
    if (name === '__debug') {
      return { modulesMap };
    }
    const exports = load(name);
    const onlyDefault = Object.keys(exports).length === 1 && 'default' in exports;
    return onlyDefault && !options.defaultExport ? exports['default'] : exports;
  };
  const define = (name: string, make: () => ModuleExports): void => {
    entries.set(name, { make, exports: undefined });
    modulesMap[name] = { id: name, dependencies: [] };
  };
  Object.assign(window, {
    __d: (name: string, _dependencies: unknown, make: () => ModuleExports) => define(name, make),
    require: requireModule,
    importNamespace: (name: string) => load(name),
  });
  return {
    define,
    remove: (name) => {
      entries.delete(name);
      delete modulesMap[name];
    },
    count: () => entries.size,
  };
}
