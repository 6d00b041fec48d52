/** Gives the hashed class of a style name for one page load; server and page agree through the salt. */
export function hashedClass(salt: string, name: string): string {
  let hash = 0x811c9dc5;
  for (const char of `${salt}/${name}`) {
    hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  }
  return `x${hash.toString(36)}`;
}
