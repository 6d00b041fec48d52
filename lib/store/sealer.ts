/** Bytes as WebCrypto and IndexedDB take them. */
export type Bytes = Uint8Array<ArrayBuffer>;

/** Where a record lies: sealed into it, so that a record moved, swapped or rolled back does not open. */
export interface Place {
  readonly store: string;
  readonly key: string | number;
  readonly version: number;
}

/** Seals and opens records with one key. Everything is done before a transaction opens: an await inside ends it. */
export interface Sealer {
  seal(place: Place, content: Bytes): Promise<Bytes>;
  /** The content, or nothing where the bytes were not sealed with this key for this place. */
  open(place: Place, sealed: Bytes): Promise<Bytes | null>;
  /** A name for the disk that says nothing to who has no key; the same text gives the same name. */
  nameFor(text: string): Promise<string>;
}

const nonceBytes = 12;
const tagBytes = 16;
const encoder = new TextEncoder();

/** A new random key, in base64. */
export function randomKey(): string {
  return toBase64(crypto.getRandomValues(new Uint8Array(32)));
}

/** Prepares a key (32 bytes in base64) for one workspace. */
export async function createSealer(key: string, workspace: string): Promise<Sealer> {
  const secret = await crypto.subtle.importKey('raw', fromBase64(key), 'HKDF', false, ['deriveKey']);
  const sealing = await crypto.subtle.deriveKey(
    hkdf('seal'),
    secret,
    { name: 'AES-GCM', length: 256 },
    false,
    ['encrypt', 'decrypt'],
  );
  const naming = await crypto.subtle.deriveKey(
    hkdf('name'),
    secret,
    { name: 'HMAC', hash: 'SHA-256', length: 256 },
    false,
    ['sign'],
  );
  return {
    seal: (place, content) => seal(sealing, bound(workspace, place), content),
    open: (place, sealed) => open(sealing, bound(workspace, place), sealed),
    nameFor: async (text) => {
      const mac = await crypto.subtle.sign('HMAC', naming, encoder.encode(`${workspace}|${text}`));
      return toBase64(new Uint8Array(mac, 0, 15))
        .replaceAll('+', '-')
        .replaceAll('/', '_');
    },
  };
}

async function seal(key: CryptoKey, additionalData: Bytes, content: Bytes): Promise<Bytes> {
  const sealed = new Uint8Array(nonceBytes + content.length + tagBytes);
  const iv = crypto.getRandomValues(new Uint8Array(nonceBytes));
  sealed.set(iv);
  const box = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData }, key, content);
  sealed.set(new Uint8Array(box), nonceBytes);
  return sealed;
}

async function open(key: CryptoKey, additionalData: Bytes, sealed: Bytes): Promise<Bytes | null> {
  if (sealed.length < nonceBytes + tagBytes) return null;
  const iv = sealed.subarray(0, nonceBytes);
  try {
    const content = await crypto.subtle.decrypt(
      { name: 'AES-GCM', iv, additionalData },
      key,
      sealed.subarray(nonceBytes),
    );
    return new Uint8Array(content);
  } catch (error) {
    // WebCrypto says OperationError for every way in which a box does not open.
    if (error instanceof Error && error.name === 'OperationError') return null;
    throw error;
  }
}

function bound(workspace: string, { store, key, version }: Place): Bytes {
  return encoder.encode(`${workspace}|${store}|${typeof key === 'number' ? '#' : '$'}${key}|${version}`);
}

function hkdf(use: string): HkdfParams {
  return {
    name: 'HKDF',
    hash: 'SHA-256',
    salt: new Uint8Array(32),
    info: encoder.encode(`1chat-crm ${use}`),
  };
}

function toBase64(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes));
}

function fromBase64(text: string): Bytes {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}
