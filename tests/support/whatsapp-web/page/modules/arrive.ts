import { VERSION, moduleDefinitions } from './definitions';
import { installLoader } from './loader';

import type { Loader } from './loader';
import type { Page } from '../page';

const FILLER = 400;
const STEP_MS = 50;

/** Lets the module system appear and fill up over the settle time, as after a real load. */
export function letModulesArrive(page: Page): Loader | undefined {
  const { options } = page.world;
  if (options.generation === 'no-modules') {
    return undefined;
  }
  const loader = installLoader({ defaultExport: options.variants.has('default-export') });
  const named = [...moduleDefinitions(page)].filter(([name]) => !options.removed.has(name));
  const queue: [string, () => Record<string, unknown>][] = Array.from({ length: FILLER }, (_, index) => [
    `WAStandInFiller${index}`,
    () => ({ number: index }),
  ]);
  named.forEach(([name, make], index) => {
    const wanted = options.renamed.get(name) ?? (options.generation === 'future' ? `${name}V9` : name);
    queue.splice((index + 1) * Math.floor(FILLER / (named.length + 1)), 0, [wanted, make]);
  });
  const steps = Math.max(1, Math.ceil(options.settleMs / STEP_MS));
  const share = Math.ceil(queue.length / steps);
  const timer = setInterval(() => {
    for (const [name, make] of queue.splice(0, share)) {
      loader.define(name, make);
    }
    if (queue.length === 0) {
      clearInterval(timer);
      Object.assign(window, { Debug: { VERSION } });
    }
  }, STEP_MS);
  return loader;
}
