import { invoke, reach } from './reach';

/** WhatsApp's module loader, asked by name, each time anew: a missing module may be there a moment later. */
export interface Loader {
  /** How many modules are registered; -1 while there is no loader, -2 when it does not tell. */
  count(): number;
  /** The first of these exports that exists, looked up as `[module, export]`. */
  find(...places: readonly (readonly [module: string, name: string])[]): unknown;
}

/** Looks at the loader of a page (`require`, `__debug`, as WhatsApp Web has had them since 2.3000). */
export function createLoader(page: object): Loader {
  const modulesMap = (): unknown => {
    const debug = invoke(page, 'require', ['__debug']);
    return debug.ok
      ? (reach(debug.value, 'modulesMap') ?? reach(debug.value, 'default', 'modulesMap'))
      : undefined;
  };
  const load = (name: string): unknown => {
    const map = modulesMap();
    // Asking the loader for a name that it does not know is reported as an error by the page.
    if (typeof map === 'object' && map !== null && !Object.hasOwn(map, name)) return undefined;
    const viaNamespace = invoke(page, 'importNamespace', [name]);
    if (viaNamespace.ok && viaNamespace.value !== undefined) return viaNamespace.value;
    const required = invoke(page, 'require', [name]);
    return required.ok ? required.value : undefined;
  };
  return {
    count() {
      if (typeof reach(page, 'require') !== 'function') return -1;
      const map = modulesMap();
      return typeof map === 'object' && map !== null ? Object.keys(map).length : -2;
    },
    find(...places) {
      for (const [module, name] of places) {
        const exported = load(module);
        const found = reach(exported, name) ?? reach(exported, 'default', name);
        if (found !== undefined && found !== null) return found;
      }
      return undefined;
    },
  };
}
