/** Runs once when the signal ends. */
export function onEnd(signal: AbortSignal, run: () => void): void {
  signal.addEventListener('abort', run, { once: true });
}

/** Belongs to the set until the signal ends. */
export function joinUntil<Member>(set: Set<Member>, member: Member, signal: AbortSignal): void {
  set.add(member);
  onEnd(signal, () => set.delete(member));
}
