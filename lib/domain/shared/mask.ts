/** Tables to the fields that a role neither sees nor sets. */
export type RoleMask = { readonly [table: string]: readonly string[] };

/** Says whether a role does not see a field, the same for the server that refuses and the screen that does not ask. */
export function isMasked(mask: RoleMask, table: string, field: string): boolean {
  return Object.hasOwn(mask, table) && mask[table]?.includes(field) === true;
}
