/** Whom an erasure is for: not chosen yet, or one customer. */
export type EraseTarget =
  { readonly kind: 'choose' } | { readonly kind: 'customer'; readonly contactId: string };
