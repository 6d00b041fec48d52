import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { identityKey, type Identity } from './identity';

/** What stands for an identity without naming it: the same for the same secret, and useless without it. */
export function fingerprint(secret: string, identity: Identity): string {
  return bytesToHex(hmac(sha256, utf8ToBytes(secret), utf8ToBytes(identityKey(identity))));
}
