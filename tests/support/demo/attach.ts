import { join } from 'node:path';
import { readFile } from 'node:fs/promises';

/** The flag that opens a DevTools port beside the pipe. */
export const DEVTOOLS_PORT_FLAG = '--remote-debugging-port=0';

/** Says how to attach to a browser that has no window. */
export async function attachAdvice(profileDir: string): Promise<string> {
  const [port = '', path = ''] = (await readFile(join(profileDir, 'DevToolsActivePort'), 'utf8')).split('\n');
  return [
    `DevTools endpoint: ws://127.0.0.1:${port}${path}`,
    `  In Chrome on this computer: open chrome://inspect, "Configure", add localhost:${port}.`,
    `  From elsewhere: ssh -L ${port}:127.0.0.1:${port} this-computer, then the same.`,
  ].join('\n');
}
