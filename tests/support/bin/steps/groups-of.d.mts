/** Cuts a list into groups that run at once: neighbours that are quiet together, any other alone. */
export function groupsOf(names: readonly string[], isQuiet: (name: string) => boolean): string[][];
