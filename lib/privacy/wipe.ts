/** A place where this product keeps something, with the way to empty it and to look again. */
export interface Place {
  /** What the receipt calls it. */
  readonly name: string;
  empty(): Promise<void>;
  isEmpty(): Promise<boolean>;
}

export interface PlaceCheck {
  readonly place: string;
  readonly empty: boolean;
}

const attempts = 3;

/**
 * Empties every place in the order given (keys first) and reads each again. A place that fails does not keep the
 * others from being emptied; it is tried three times and then reported as it is.
 */
export async function emptyPlaces(places: readonly Place[]): Promise<readonly PlaceCheck[]> {
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    for (const place of places) if (attempt === 1 || !(await looksEmpty(place))) await tryToEmpty(place);
    const checks = await checkPlaces(places);
    if (attempt === attempts || checks.every((check) => check.empty)) return checks;
  }
  return checkPlaces(places);
}

/** Reads every place again. */
export async function checkPlaces(places: readonly Place[]): Promise<readonly PlaceCheck[]> {
  const checks: PlaceCheck[] = [];
  for (const place of places) checks.push({ place: place.name, empty: await looksEmpty(place) });
  return checks;
}

async function tryToEmpty(place: Place): Promise<void> {
  try {
    await place.empty();
  } catch {
    // The check that follows tells the truth about this place; the others must still be emptied.
  }
}

/** A place that cannot be read is not called empty. */
async function looksEmpty(place: Place): Promise<boolean> {
  try {
    return await place.isEmpty();
  } catch {
    return false;
  }
}
