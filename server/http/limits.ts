/** How often somebody may ask: `count` requests in each `seconds`. */
export interface Rate {
  readonly name: string;
  readonly count: number;
  readonly seconds: number;
}

export interface Allowance {
  readonly allowed: boolean;
  readonly rate: Rate;
  readonly left: number;
  /** Seconds until the window starts again. */
  readonly resets: number;
}

export interface Limits {
  take(rate: Rate, who: string): Allowance;
}

interface Window {
  started: number;
  used: number;
}

const most = 100_000;

/** Counts requests per window in this process; the oldest windows go when there are too many. */
export function createLimits(now: () => number): Limits {
  const windows = new Map<string, Window>();
  return {
    take(rate, who) {
      const key = `${rate.name} ${who}`;
      const at = now();
      let window = windows.get(key);
      if (window === undefined || at - window.started >= rate.seconds * 1_000) {
        windows.delete(key);
        window = { started: at, used: 0 };
        windows.set(key, window);
        if (windows.size > most) windows.delete(windows.keys().next().value ?? key);
      }
      window.used += 1;
      return {
        allowed: window.used <= rate.count,
        rate,
        left: Math.max(0, rate.count - window.used),
        resets: Math.max(1, Math.ceil((window.started + rate.seconds * 1_000 - at) / 1_000)),
      };
    },
  };
}

/** Tells the client where it stands (IETF draft `RateLimit` fields). */
export function writeAllowance(headers: Headers, { rate, left, resets }: Allowance): void {
  headers.set('ratelimit-policy', `"${rate.name}";q=${rate.count};w=${rate.seconds}`);
  headers.set('ratelimit', `"${rate.name}";r=${left};t=${resets}`);
}
