import { spawn } from 'node:child_process';
import { root } from './root.mjs';

/**
 * Runs a program and waits for its end. `show: 'all'` passes its output on, `'last'` shows one changing line
 * on a terminal, `'none'` shows nothing. Ctrl+C reaches the program; this process waits until it has ended.
 */
export function run(program, args, options = {}) {
  const { env = process.env, show = 'all', timeoutMs, shell = false } = options;
  return new Promise((resolve, reject) => {
    const stdio = show === 'all' ? 'inherit' : ['ignore', 'pipe', 'pipe'];
    const child = spawn(program, args, { cwd: root, env, stdio, shell });
    const kept = keepTail(child, show === 'last' && process.stdout.isTTY);
    const release = forwardSignals(child);
    const timer = timeoutMs === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), timeoutMs);
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
      resolve({ code: code ?? 1, signal, output: kept() });
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

function forwardSignals(child) {
  const forward = (signal) => child.kill(signal);
  process.on('SIGINT', forward);
  process.on('SIGTERM', forward);
  return () => {
    process.off('SIGINT', forward);
    process.off('SIGTERM', forward);
  };
}
