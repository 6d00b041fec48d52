import { join } from 'node:path';
import { mkdir } from 'node:fs/promises';

import { projectRoot } from './project-root';

import type { Page } from 'puppeteer';

/** How a page should look for its picture. */
export interface ScreenshotLook {
  readonly width?: number;
  readonly height?: number;
  /** Sets the system preference, and on the stand-in the page's own theme. */
  readonly theme?: 'light' | 'dark';
  /** Folder below `test-results/`. */
  readonly folder?: string;
}

/** Saves a picture of a page as `test-results/<folder>/<name>.png` and answers its path. */
export async function screenshot(page: Page, name: string, look: ScreenshotLook = {}): Promise<string> {
  const { width, height = 900, theme, folder = 'screenshots' } = look;
  if (width !== undefined) {
    await page.setViewport({ width, height });
  }
  if (theme !== undefined) {
    // A picture in the middle of a change of colours would show what nobody sees.
    await page.emulateMediaFeatures([
      { name: 'prefers-color-scheme', value: theme },
      { name: 'prefers-reduced-motion', value: 'reduce' },
    ]);
    await page.evaluate((wanted) => {
      if ('standIn' in window) {
        window.standIn.setTheme(wanted);
      }
    }, theme);
    // The sidebars hear of it a moment later.
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  const directory = join(projectRoot(), 'test-results', folder);
  await mkdir(directory, { recursive: true });
  const path = join(directory, `${name}.png`);
  await page.screenshot({ path: path });
  return path;
}
