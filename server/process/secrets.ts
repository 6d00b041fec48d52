import {
  createHmac,
  createPrivateKey,
  createPublicKey,
  hkdfSync,
  randomBytes,
  type KeyObject,
} from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { failed, ok, type Result } from '@/lib/domain/shared/result';

/** What this server signs and seals with; all of it follows from one secret. */
export interface Secrets {
  readonly cursorKey: Buffer;
  readonly authSecret: string;
  /** Signs access tokens of `--demo`, wipe orders and receipts (Ed25519). */
  readonly signingKey: KeyObject;
  readonly verifyKey: KeyObject;
  /** Hides conversation keys between server processes. */
  readonly presenceKey: Buffer;
  /** The key with which one workspace's computers hash conversations. */
  readonly conversationKey: (workspaceId: string) => string;
  /** The password of the people that `--demo` makes. */
  readonly demoPassword: string;
}

/** Everything that is derived from the one secret. */
export function secretsFrom(secret: string): Secrets {
  const part = (name: string, size = 32) => Buffer.from(hkdfSync('sha256', secret, '1chat-api', name, size));
  // An Ed25519 private key is 32 bytes; this is its fixed PKCS #8 envelope (RFC 8410).
  const envelope = Buffer.from('302e020100300506032b657004220420', 'hex');
  const signingKey = createPrivateKey({
    key: Buffer.concat([envelope, part('signing')]),
    format: 'der',
    type: 'pkcs8',
  });
  return {
    cursorKey: part('cursor'),
    authSecret: part('auth', 48).toString('base64url'),
    signingKey,
    verifyKey: createPublicKey(signingKey),
    presenceKey: part('presence'),
    conversationKey: (workspaceId) =>
      createHmac('sha256', part('conversation')).update(workspaceId).digest('base64url'),
    demoPassword: part('demo', 9).toString('base64url'),
  };
}

/** Refuses a secret that could be guessed: too short, or made of few different characters. */
export function checkSecret(secret: string): Result<string, 'weak'> {
  const varied = new Set(secret).size >= 12;
  if (secret.length >= 32 && varied) return ok(secret);
  return failed(
    'weak',
    'ONECHAT_SECRET must have at least 32 characters, at least 12 of them different; `openssl rand -base64 48` makes one',
  );
}

/** The secret kept in the data folder, made at first start and readable by its owner alone. */
export function secretInFolder(folder: string): string {
  const file = join(folder, 'secret');
  if (!existsSync(file)) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeFileSync(file, randomBytes(48).toString('base64url'), { mode: 0o600, flag: 'wx' });
  }
  chmodSync(file, 0o600);
  return readFileSync(file, 'utf8').trim();
}
