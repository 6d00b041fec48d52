const window = 5_000;
const freeTries = 3;
const longest = 5_000;
const shortest = 250;

/** How long to wait before the next attempt: none for the first three within 5 s, then 250 ms doubling to 5 s. */
export function createRetryPace(now: () => number) {
  let recent: number[] = [];
  let unanswered = 0;
  return {
    /** Counts a lost connection and says how long to wait, in milliseconds. */
    lost(): number {
      const at = now();
      recent = [...recent.filter((each) => at - each < window), at];
      unanswered += 1;
      const tries = Math.max(recent.length, unanswered);
      return tries <= freeTries ? 0 : Math.min(longest, shortest * 2 ** (tries - freeTries - 1));
    },
    /** The worker answered. Crashes right after an answer still count for 5 s. */
    answered(): void {
      unanswered = 0;
    },
  };
}
