/** Cuts a list into groups that run at once: neighbours that are quiet together, any other alone. */
export function groupsOf(names, isQuiet) {
  const groups = [];
  for (const name of names) {
    const last = groups.at(-1);
    if (last !== undefined && isQuiet(name) && isQuiet(last[0])) last.push(name);
    else groups.push([name]);
  }
  return groups;
}
