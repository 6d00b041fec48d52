import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The `data-testid` values that occur in WhatsApp Web's own source; beginnings end in `-` or `_`. */
export function readTestIds(): ReadonlySet<string> {
  const path = fileURLToPath(new URL('testids.txt', import.meta.url));
  const lines = readFileSync(path, 'utf8').split('\n');
  return new Set(lines.filter((line) => line !== '' && !line.startsWith('#')));
}
