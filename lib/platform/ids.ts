/** Random values as an argument, so that tests own them. */
export interface Ids {
  /** A UUID version 7 (RFC 9562): random, and it sorts by the time it was made. */
  uuid(at: number): string;
  /** 256 random bits as text, for tickets. */
  token(): string;
  /** The 16 characters that tell this installation's stamps from all others. */
  client(): string;
}

const hex = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

/** Lays 48 bits of time and 10 random bytes out as a UUID version 7. */
export function uuidFrom(at: number, random: Uint8Array): string {
  const time = Math.floor(at).toString(16).padStart(12, '0').slice(-12);
  const tail = Uint8Array.from(random.subarray(0, 10));
  tail[0] = 0x70 | ((tail[0] ?? 0) & 0x0f);
  tail[2] = 0x80 | ((tail[2] ?? 0) & 0x3f);
  const rest = hex(tail);
  return `${time.slice(0, 8)}-${time.slice(8)}-${rest.slice(0, 4)}-${rest.slice(4, 8)}-${rest.slice(8)}`;
}

const randomBytes = (count: number): Uint8Array => crypto.getRandomValues(new Uint8Array(count));

/** Ids from the browser's own random source. */
export const systemIds: Ids = {
  uuid: (at) => uuidFrom(at, randomBytes(10)),
  token: () => hex(randomBytes(32)),
  client: () => hex(randomBytes(8)),
};
