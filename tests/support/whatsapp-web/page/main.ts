import { activate, createWorld, showDrawer } from './world';
import { captureKeys } from './keys';
import { captureLinks } from './deep-links';
import { createBuild } from './element';
import { createControl } from './control';
import { createSkin } from './skin';
import { fillModelStorage } from './model-storage';
import { letModulesArrive } from './modules/arrive';
import { mountApp } from './view/app';
import { parseOptions } from '../options';

import type { Page } from './page';

/** Builds the page from its address and starts it. */
function start(): void {
  const options = parseOptions(new URLSearchParams(location.search));
  const salt = saltOf();
  const skin = createSkin(options.generation, salt);
  const page: Page = {
    world: createWorld(options),
    skin,
    build: createBuild(skin, salt, () => page.drift),
    salt,
    drafts: new Map(),
    drift: undefined,
    root: document.createElement('div'),
    composer: undefined,
    attachments: [],
  };
  captureKeys(page);
  captureLinks(page);
  const { rebuild } = mountApp(page);
  const loader = letModulesArrive(page);
  const ready = Promise.all([load(page), wait(loader === undefined ? 0 : options.settleMs + 150)]).then(
    () => undefined,
  );
  window.standIn = createControl({ page, ready, loader, rebuild });
}

async function load(page: Page): Promise<void> {
  const { world } = page;
  const { options } = world;
  await wait(options.loadMs);
  world.mode = options.signedOut ? 'signed-out' : options.conflict ? 'conflict' : 'main';
  world.events.emit('mode', world.mode);
  if (world.mode !== 'main') {
    return;
  }
  const stored = fillModelStorage(world.chats);
  const wanted = options.open === undefined ? undefined : world.chats[options.open];
  if (wanted !== undefined) {
    activate(world, wanted);
  }
  if (options.drawer) {
    showDrawer(world, 'info');
  }
  await stored;
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** The salt of this load is the folder from which this script came. */
function saltOf(): string {
  const script = document.currentScript;
  const source = script instanceof HTMLScriptElement ? script.src : '';
  return /\/assets\/([^/]+)\//.exec(source)?.[1] ?? 'none';
}

start();
