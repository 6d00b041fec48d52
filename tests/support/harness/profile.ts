import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { tmpdir } from 'node:os';

/** Makes an empty browser profile in a temporary folder. */
export async function makeProfile(): Promise<string> {
  return mkdtemp(join(tmpdir(), '1chat-profile-'));
}

/** Sets what tests need in a profile that has not been used; a used one is left as it is. */
export async function prepareProfile(profileDir: string): Promise<void> {
  const preferences = join(profileDir, 'Default', 'Preferences');
  if (!existsSync(preferences)) {
    await mkdir(join(profileDir, 'Default'), { recursive: true });
    // Without developer mode an unpacked extension stays dead after `runtime.reload()`.
    await writeFile(preferences, JSON.stringify({ extensions: { ui: { developer_mode: true } } }));
  }
}

/** Removes a profile, also while the last browser process is still letting go of it. */
export async function removeProfile(profileDir: string): Promise<void> {
  await rm(profileDir, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
}
