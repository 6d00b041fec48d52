/** A browser on this computer that is new enough for the extension. */
export interface FoundBrowser {
  readonly path: string;
  readonly version: number;
}

/** Finds an installed browser that is new enough: `CHROME_PATH` first, then the usual places, then our cache. */
export function findBrowser(): FoundBrowser | undefined;
