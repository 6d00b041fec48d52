const shortest = 1_000;
const longest = 300_000;
/** No server may silence us for longer than this. */
const longestAsked = 3_600_000;

/** How long to wait after so many failures in a row: anything up to twice as long each time, from 1 s to 5 min. */
export function backOff(failures: number, random: number): number {
  const most = Math.min(longest, shortest * 2 ** Math.min(failures, 20));
  return Math.round(shortest + random * (most - shortest));
}

/** What a `Retry-After` asks for, in milliseconds from now: seconds or a date; 0 where it says nothing. */
export function retryAfter(text: string | undefined, now: number): number {
  if (text === undefined) return 0;
  const wanted = /^\d{1,9}$/.test(text.trim()) ? Number(text) * 1_000 : Date.parse(text) - now;
  return Number.isFinite(wanted) ? Math.min(Math.max(0, wanted), longestAsked) : 0;
}

/** Whether a time to wait for has come; one that lies absurdly far ahead was made before the clock was set back. */
export function isDue(at: number, now: number): boolean {
  return now >= at || at - now > longestAsked;
}
