/** When safe mode begins and ends: only what lasts counts, so that it does not flicker while the page moves. */
export interface SafeMode {
  /** Takes one look's outcome; true while everything is done by hand. */
  look(due: boolean, at: number): boolean;
  isOn(): boolean;
}

/** The page is given this long to become readable; leaving takes less, and two looks in a row. */
export const safeModeRule = { enterMs: 6_000, leaveMs: 1_500 } as const;

/** Starts off. */
export function createSafeMode(): SafeMode {
  let on = false;
  let since: number | undefined;
  return {
    look(due, at) {
      if (due === on) since = undefined;
      else {
        since ??= at;
        if (at - since >= (on ? safeModeRule.leaveMs : safeModeRule.enterMs)) {
          on = due;
          since = undefined;
        }
      }
      return on;
    },
    isOn: () => on,
  };
}
