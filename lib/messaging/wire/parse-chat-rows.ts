/** One chat as the page script tells it: a line of fields parted by tabs. */
export interface BridgeChat {
  readonly wid: string;
  readonly alias: string;
  readonly username: string;
  readonly kind: string;
  readonly unread: number;
  /** `i`: they wrote last, `o`: we did, anything else: not known. */
  readonly last: string;
  /** Seconds since 1970 UTC; 0 where it is not known. */
  readonly t: number;
  /** Letters: `p` pinned, `m` muted, `a` archived. */
  readonly flags: string;
  readonly title: string;
}

/** A chat that WhatsApp no longer has: the line is its id alone. */
export interface BridgeGone {
  readonly wid: string;
  readonly gone: true;
}

const shape = /^[A-Za-z0-9._:-]{1,64}@[a-z.]{1,32}$/;
const mostRows = 400;

/** Reads the lines of one message; a line that is not exactly of this form is dropped. */
export function parseChatRows(text: string): readonly (BridgeChat | BridgeGone)[] {
  if (text === '') return [];
  return text
    .split('\n', mostRows)
    .map(parseRow)
    .filter((row) => row !== undefined);
}

function parseRow(line: string): BridgeChat | BridgeGone | undefined {
  const [wid = '', alias, ...rest] = line.split('\t');
  const [username = '', kind = '', unread = '', last = '', t = '', flags = '', title = '', ...more] = rest;
  if (!shape.test(wid) || more.length > 0) return undefined;
  if (alias === undefined) return { wid, gone: true };
  // Without its last field a line is not whole.
  if (title === '' || title.length > 300 || username.length > 64) return undefined;
  if (alias !== '' && !shape.test(alias)) return undefined;
  return { wid, alias, username, kind, last, flags, title, unread: whole(unread), t: whole(t) };
}

/** A whole number that is not negative; anything else counts as none. */
function whole(text: string): number {
  return /^\d{1,12}$/.test(text) ? Number(text) : 0;
}
