import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';

/** Ends a process and all that it started, at once and without a chance to clean up. */
export async function killTree(pid: number): Promise<void> {
  if (process.platform === 'win32') {
    execFileSync('taskkill', ['/PID', String(pid), '/T', '/F'], { stdio: 'ignore' });
    return;
  }
  const family = [pid, ...descendants(pid)];
  for (const member of family) {
    kill(member);
  }
  await gone(family);
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) {
      throw error;
    }
  }
}

/** Waits until none of the processes runs any more; one that is only waiting to be collected counts as gone. */
async function gone(family: readonly number[]): Promise<void> {
  const end = Date.now() + 10_000;
  while (family.some((pid) => isRunning(pid))) {
    if (Date.now() > end) {
      throw new Error('The browser did not end within 10 s.');
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

function isRunning(pid: number): boolean {
  if (process.platform === 'linux') {
    const state = statOf(pid)?.state;
    return state !== undefined && state !== 'Z' && state !== 'X';
  }
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

function descendants(pid: number): number[] {
  const pairs = process.platform === 'linux' ? linuxPairs() : psPairs();
  const found: number[] = [];
  for (let queue = [pid]; queue.length > 0;) {
    const children = pairs.filter((pair) => queue.includes(pair.parent)).map((pair) => pair.pid);
    found.push(...children);
    queue = children;
  }
  return found;
}

interface Pair {
  readonly pid: number;
  readonly parent: number;
}

function linuxPairs(): Pair[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      const stat = statOf(Number(name));
      return stat === undefined ? [] : [{ pid: Number(name), parent: stat.parent }];
    });
}

function statOf(pid: number): { readonly state: string; readonly parent: number } | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const [state = '', parent = '0'] = text.slice(text.lastIndexOf(')') + 2).split(' ');
    return { state, parent: Number(parent) };
  } catch {
    return undefined;
  }
}

function psPairs(): Pair[] {
  return execFileSync('ps', ['-axo', 'pid=,ppid='], { encoding: 'utf8' })
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .map(([pid = '0', parent = '0']) => ({ pid: Number(pid), parent: Number(parent) }));
}
