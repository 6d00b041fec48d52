/** A mutation observer whose news a test brings by hand. */
export class FakeObserver {
  readonly targets = new Map<unknown, unknown>();
  readonly #run: () => void;

  constructor(run: () => void) {
    this.#run = run;
  }

  observe(target: unknown, options: unknown): void {
    this.targets.set(target, options);
  }

  disconnect(): void {
    this.targets.clear();
  }

  takeRecords(): [] {
    return [];
  }

  /** A change of this target: told only where it is observed; answers whether it was. */
  tell(target: unknown): boolean {
    const heard = this.targets.has(target);
    if (heard) this.#run();
    return heard;
  }
}

/** Puts observers of this kind into the place of the browser's; answers those that were made since. */
export function fakeObservers(stub: (name: string, value: unknown) => void): FakeObserver[] {
  const made: FakeObserver[] = [];
  stub(
    'MutationObserver',
    class extends FakeObserver {
      constructor(run: () => void) {
        super(run);
        made.push(this);
      }
    },
  );
  return made;
}
