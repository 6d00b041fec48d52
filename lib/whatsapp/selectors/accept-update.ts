import { textField } from '@/lib/messaging/wire/fields';
import { failed, type Result } from '@/lib/domain/shared/result';
import { targetNames } from './packaged';
import { parseSelectorSet } from './parse-selector-set';
import type { SelectorSet } from './selector-set';
import { signedBytes } from './signed-bytes';

/** Why an update of the selectors was not taken. */
export type UpdateCode =
  'too-big' | 'malformed' | 'forged' | 'unknown-format' | 'not-newer' | 'changes-rules';

/** The longest update file, in bytes. */
export const longestUpdate = 64_000;

/**
 * The selectors in an update file, if it was signed with our key, is newer than `current`, and brings nothing but
 * other ways to find the same things. What must hold for a match (how many, where, seen) stays as the build has it.
 */
export async function acceptSelectorUpdate(
  current: SelectorSet,
  bytes: Uint8Array<ArrayBuffer>,
  key: CryptoKey,
): Promise<Result<SelectorSet, UpdateCode>> {
  if (bytes.byteLength > longestUpdate) return failed('too-big');
  const envelope = readJson(bytes);
  const text = textField(envelope, 'selectors', longestUpdate);
  const signature = fromBase64(textField(envelope, 'signature', 120));
  if (text === undefined || signature === undefined) return failed('malformed');
  const signed = await crypto.subtle.verify('Ed25519', key, signature, signedBytes(text));
  if (!signed) return failed('forged');
  const parsed = parseSelectorSet(readJson(new TextEncoder().encode(text)), targetNames());
  if (!parsed.ok) return parsed;
  if (parsed.value.version <= current.version) return failed('not-newer');
  return keepsRules(current, parsed.value) ? parsed : failed('changes-rules');
}

/** The public key, from the text that is packaged with a build; nothing where the build has none. */
export async function selectorKey(text: string): Promise<CryptoKey | undefined> {
  const raw = fromBase64(text);
  if (raw?.byteLength !== 32) return undefined;
  return crypto.subtle.importKey('raw', raw, 'Ed25519', false, ['verify']);
}

function keepsRules(current: SelectorSet, next: SelectorSet): boolean {
  const rules = (set: SelectorSet): string =>
    JSON.stringify(
      Object.entries(set.targets)
        .map(([name, { within, count, visible }]) => [name, within, ...count, visible])
        .sort(([one], [other]) => (String(one) < String(other) ? -1 : 1)),
    );
  return rules(current) === rules(next);
}

function readJson(bytes: Uint8Array<ArrayBuffer>): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}

function fromBase64(text: string | undefined): Uint8Array<ArrayBuffer> | undefined {
  if (text === undefined || text === '' || !/^[A-Za-z0-9+/]+={0,2}$/.test(text)) return undefined;
  try {
    return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  } catch {
    return undefined;
  }
}
