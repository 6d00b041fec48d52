import { z } from '@/lib/catalogue/zod';
import { failed, ok, type Result } from '@/lib/domain/shared/result';
import { instantText } from './fields';
import { readSigned, type PublicKey, type SignedFailure } from './signed';

/** What a client config's header calls it. */
export const clientConfigType = 'onechat-config';

/**
 * A privacy policy newer than the one that a build ships, told before the update that brings its text. `material`: it
 * changes what a person agreed to, so they are asked again.
 */
const policyNotice = z.object({
  version: z.iso.date(),
  effective: z.iso.date(),
  /** Of its text, as the consent is recorded with it. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  material: z.boolean(),
  /** What is different, a sentence each. */
  changes: z.array(z.string().min(1).max(300)).min(1).max(10),
});
export type PolicyNotice = z.output<typeof policyNotice>;

/**
 * What a release may say to extensions that are installed: which features to leave off, where things are on
 * WhatsApp Web now, and that the privacy policy changes. Data only; it can switch nothing on.
 */
export const clientConfig = z.looseObject({
  /** Counts up with each release; a client never goes back. */
  version: z.int().min(1),
  issuedAt: instantText,
  policy: policyNotice.optional(),
  off: z.array(z.string().regex(/^[a-z][a-z0-9.-]{0,59}$/)).max(100),
  /** A selector file as it is signed for `repair.load`: verified once more by its own rules before it is used. */
  selectorFile: z.string().max(64_000).optional(),
  /** Names of places to their selectors, to be checked by the reader before use. */
  selectors: z.record(z.string().max(80), z.array(z.string().max(400)).max(10)).optional(),
});
export type ClientConfig = z.output<typeof clientConfig>;

/** Reads a config signed with the release key. `old`: it is not newer than the version the client has. */
export async function readClientConfig(
  text: string,
  { key, after }: { readonly key: PublicKey; readonly after: number },
): Promise<Result<ClientConfig, SignedFailure | 'old'>> {
  const read = await readSigned(text, { key, type: clientConfigType, shape: clientConfig });
  if (!read.ok) return read;
  return read.value.version > after ? ok(read.value) : failed('old');
}

/** The answer of `GET /v1/client-config`. */
export const clientConfigAnswer = z.object({
  /** Signed with the release key that extensions are built with (compact JWS); null where there is none. */
  config: z.string().max(262_144).nullable(),
});
