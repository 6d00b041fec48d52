/** Whom an erasure is for: not chosen yet, or one customer, whose chat is kept out from then on where that was asked. */
export type EraseTarget =
  | { readonly kind: 'choose' }
  | { readonly kind: 'customer'; readonly contactId: string; readonly keepOut?: boolean };

/** Whom the address of the page names: a sidebar leads here, because it may not erase anything itself. */
export function targetOfAddress(hash: string): EraseTarget | null {
  const id = /^#keep-out=([0-9a-f-]{36})$/.exec(hash)?.[1];
  return id === undefined ? null : { kind: 'customer', contactId: id, keepOut: true };
}
