import { spawn, type ChildProcess } from 'node:child_process';

const started: ChildProcess[] = [];

/** Ends every server that a test has started, the hard way. */
export function killStarted(): void {
  for (const child of started.splice(0)) child.kill('SIGKILL');
}

export interface Started {
  readonly child: ChildProcess;
  readonly ended: Promise<number | null>;
  said(pattern: RegExp): Promise<RegExpExecArray>;
}

/** The server as people start it, in a process of its own. */
export function start(args: readonly string[], variables: Record<string, string>): Started {
  const child = spawn(process.execPath, ['tests/support/bin/server.mjs', ...args], {
    env: { PATH: process.env['PATH'] ?? '', PORT: '0', ...variables },
  });
  started.push(child);
  let text = '';
  const waiting: (() => void)[] = [];
  const hear = (chunk: Buffer) => {
    text += String(chunk);
    for (const wake of waiting) wake();
  };
  child.stdout?.on('data', hear);
  child.stderr?.on('data', hear);
  const ended = new Promise<number | null>((done) => child.once('exit', done));
  return {
    child,
    ended,
    said: (pattern) =>
      new Promise((done) => {
        const look = () => {
          const match = pattern.exec(text);
          if (match !== null) done(match);
        };
        waiting.push(look);
        look();
      }),
  };
}
