import { z } from '@/lib/catalogue/zod';
import { policy } from '@/lib/domain/privacy/policy';
import { failed, ok, type Result } from '@/lib/domain/shared/result';
import { readClientConfig, type ClientConfig, type PolicyNotice } from '@/lib/onechat/client-config';
import type { PublicKey } from '@/lib/onechat/signed';

/** Why what the server said about features was not taken. */
export const configRefusals = ['no-key', 'not-signed', 'not-this', 'old', 'old-policy'] as const;
export type ConfigRefusal = (typeof configRefusals)[number];

/** Where the config is kept, as the text that was signed: it is verified again whenever it is read. */
export interface ConfigStore {
  read(): Promise<unknown>;
  write(kept: KeptConfig): Promise<void>;
}

/** What is kept of it; nothing in it is about a person. */
export interface KeptConfig {
  readonly text: string | null;
  /** When the server was last asked. */
  readonly askedAt: number;
  /** What was last refused, and when. */
  readonly refused: { readonly code: ConfigRefusal; readonly at: number } | null;
}

/** What is in force, for whoever looks after this. */
export interface ConfigStanding {
  /** 0: none was ever taken. */
  readonly version: number;
  readonly off: readonly string[];
  /** A privacy policy that comes after the one this build ships. */
  readonly policy: PolicyNotice | null;
  readonly askedAt: number;
  readonly refused: KeptConfig['refused'];
}

/** The config that is in force: newer ones with our signature only, and never one before it. */
export interface ConfigShelf {
  standing(): Promise<ConfigStanding>;
  /** Whether a feature is to be left off; nothing can be switched on. */
  isOff(feature: string): Promise<boolean>;
  /** Takes what the server answered; a bad or old one changes nothing and is noted. */
  offer(text: string | null, now: number): Promise<Result<ClientConfig | null, ConfigRefusal>>;
}

const kept = z.object({
  text: z.string().nullable(),
  askedAt: z.number(),
  refused: z.object({ code: z.enum(configRefusals), at: z.number() }).nullable(),
});
const empty: KeptConfig = { text: null, askedAt: 0, refused: null };

/** The shelf over a store, with the release key as the build has it; `null`: it has none, so nothing is taken. */
export function createConfigShelf(store: ConfigStore, key: PublicKey | null): ConfigShelf {
  async function now(): Promise<{ readonly kept: KeptConfig; readonly config: ClientConfig | null }> {
    const read = kept.safeParse(await store.read());
    const held = read.success ? read.data : empty;
    if (held.text === null || key === null) return { kept: held, config: null };
    const config = await readClientConfig(held.text, { key, after: 0 });
    return { kept: held, config: config.ok ? config.value : null };
  }

  return {
    async standing() {
      const { kept: held, config } = await now();
      const { askedAt, refused } = held;
      const next = newerPolicy(config);
      return { version: config?.version ?? 0, off: config?.off ?? [], policy: next, askedAt, refused };
    },
    async isOff(feature) {
      return (await now()).config?.off.includes(feature) === true;
    },
    async offer(text, at) {
      const { kept: held, config } = await now();
      const { text: before, refused } = held;
      // The same file as before is no news; the server goes on giving it.
      if (text === null || text.trim() === before) {
        await store.write({ text: before, askedAt: at, refused });
        return ok(null);
      }
      const taken = await taking(text.trim(), key, config);
      if (taken.ok) await store.write({ text: text.trim(), askedAt: at, refused: null });
      else await store.write({ text: before, askedAt: at, refused: { code: taken.code, at } });
      return taken;
    },
  };
}

async function taking(
  text: string,
  key: PublicKey | null,
  held: ClientConfig | null,
): Promise<Result<ClientConfig, ConfigRefusal>> {
  if (key === null) return failed('no-key');
  const read = await readClientConfig(text, { key, after: held?.version ?? 0 });
  return read.ok && goesBack(read.value, held) ? failed('old-policy') : read;
}

/** A policy never goes back either: neither to one before the shipped one nor, once a newer was told, behind that. */
function goesBack({ policy: offered }: ClientConfig, held: ClientConfig | null): boolean {
  const told = newerPolicy(held)?.version;
  const least = told ?? policy.version;
  return offered === undefined ? told !== undefined : offered.version < least;
}

function newerPolicy(config: ClientConfig | null): PolicyNotice | null {
  const told = config?.policy;
  return told !== undefined && told.version > policy.version ? told : null;
}

/** The release key from the text that is packaged with a build (32 bytes in base64); nothing where it has none. */
export function releaseKey(text: string): PublicKey | null {
  if (!/^[A-Za-z0-9+/]{43}=$/.test(text)) return null;
  const x = text.replaceAll('+', '-').replaceAll('/', '_').replace('=', '');
  return { kty: 'OKP', crv: 'Ed25519', x };
}
