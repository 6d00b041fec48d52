import { spawn } from 'node:child_process';
import { root } from './root.mjs';

/**
 * Runs a program and waits for its end. `show: 'all'` passes its output on, `'last'` shows one changing line
 * on a terminal, `'none'` shows nothing. Ctrl+C reaches the program; this process waits until it has ended.
 * One with a time limit is ended with all that it started, and the answer says so.
 */
export function run(program, args, options = {}) {
  const { env = process.env, show = 'all', timeoutMs, shell = false } = options;
  return new Promise((resolve, reject) => {
    const stdio = show === 'all' ? 'inherit' : ['ignore', 'pipe', 'pipe'];
    // A group of its own can be ended as a whole; Windows has none.
    const detached = timeoutMs !== undefined && process.platform !== 'win32';
    const child = spawn(program, args, { cwd: root, env, stdio, shell, detached });
    const end = (signal) => kill(detached ? -child.pid : child.pid, signal);
    const kept = keepTail(child, show === 'last' && process.stdout.isTTY);
    const release = forwardSignals(end);
    let timedOut = false;
    const onTimeout = () => {
      timedOut = true;
      end('SIGKILL');
    };
    const timer = timeoutMs === undefined ? undefined : setTimeout(onTimeout, timeoutMs);
    const done = () => {
      clearTimeout(timer);
      release();
    };
    child.once('error', (error) => {
      done();
      reject(error);
    });
    child.once('close', (code, signal) => {
      done();
      resolve({ code: code ?? 1, signal, timedOut, output: kept() });
    });
  });
}

function keepTail(child, live) {
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (chunk) => {
      text = (text + chunk).slice(-20_000);
      const line = text.trimEnd().split('\n').at(-1) ?? '';
      if (live) {
        process.stdout.write(`\r\u001B[2K  ${line.slice(0, (process.stdout.columns ?? 80) - 4)}`);
      }
    });
  }
  return () => {
    if (live) {
      process.stdout.write('\r\u001B[2K');
    }
    return text;
  };
}

/** Ends a process, or a group by its negative number; one that is gone already needs no end. */
function kill(pid, signal) {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}

function forwardSignals(forward) {
  process.on('SIGINT', forward);
  process.on('SIGTERM', forward);
  return () => {
    process.off('SIGINT', forward);
    process.off('SIGTERM', forward);
  };
}
