/**
 * The bare message id in a `data-id`. Since spring 2026 the attribute is the id itself; before, it was
 * `true_<chat>_<id>` with an author behind it in groups.
 */
export function bareMessageId(dataId: string): string | undefined {
  const old = /^(?:true|false)_[^_]{1,80}_([0-9A-Za-z]{10,64})(?:_[^_]{1,80})?$/.exec(dataId);
  const id = old?.[1] ?? dataId;
  return /^[0-9A-Za-z._-]{10,64}$/.test(id) ? id : undefined;
}
