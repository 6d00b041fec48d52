import { connect, type Socket } from 'node:net';

/**
 * Asks as fast as answers come, one request at a time on each of its connections, and does as little as possible
 * besides: it shares the processor with the server it measures. Runs as a process of its own, so that neither waits
 * for the other's turn; its job comes in on stdin and what happened goes out on stdout.
 */
interface Job {
  readonly host: string;
  readonly port: number;
  readonly seconds: number;
  readonly expect: number;
  /** One connection each. `{turn}` counts its requests from 1; `{row}` is that over 100; `{counter}` has 3 characters. */
  readonly lines: readonly { readonly head: string; readonly body: string }[];
}

/** A request of line `line` with the numbers of this turn put in. */
function requestOf({ head, body }: Job['lines'][number], turn: number): string {
  const filled = body
    .replaceAll('{turn}', String(turn))
    .replaceAll('{row}', String(turn % 100))
    .replaceAll('{counter}', (turn % 40_000).toString(36).padStart(3, '0'));
  return body === '' ? `${head}\r\n` : `${head}content-length: ${Buffer.byteLength(filled)}\r\n\r\n${filled}`;
}

interface Answer {
  readonly status: number;
  /** What came after this answer's last byte. */
  readonly rest: Buffer;
}

/** The answer that these bytes start with, once it is whole. */
function answerIn(bytes: Buffer): Answer | undefined {
  const end = bytes.indexOf('\r\n\r\n');
  if (end < 0) return undefined;
  const head = bytes.toString('latin1', 0, end);
  const status = Number(head.slice(9, 12));
  const length = /\r\ncontent-length: *(\d+)/i.exec(head)?.[1];
  if (length !== undefined) {
    const size = end + 4 + Number(length);
    return bytes.byteLength < size ? undefined : { status, rest: bytes.subarray(size) };
  }
  const chunks = bytes.indexOf('\r\n0\r\n\r\n', end + 2);
  return chunks < 0 ? undefined : { status, rest: bytes.subarray(chunks + 7) };
}

/** Asks on one connection until the time is over; answers how often it was answered. */
function drive(job: Job, line: Job['lines'][number], end: number): Promise<number> {
  return new Promise((done, fail) => {
    const socket: Socket = connect(job.port, job.host);
    socket.setNoDelay(true);
    let turn = 0;
    let bytes: Buffer = Buffer.alloc(0);
    const ask = () => {
      turn += 1;
      socket.write(requestOf(line, turn));
    };
    socket.on('connect', ask);
    socket.on('error', fail);
    socket.on('close', () => fail(new Error('the server closed a connection')));
    socket.on('data', (part) => {
      bytes = bytes.byteLength === 0 ? part : Buffer.concat([bytes, part]);
      const answer = answerIn(bytes);
      if (answer === undefined) return;
      if (answer.status !== job.expect) {
        fail(new Error(bytes.toString()));
        return;
      }
      bytes = answer.rest;
      if (Date.now() < end) return ask();
      socket.removeAllListeners('close').destroy();
      done(turn);
    });
  });
}

async function main(): Promise<void> {
  let text = '';
  for await (const part of process.stdin) text += String(part);
  const job: Job = JSON.parse(text);
  const [started, cpu] = [performance.now(), process.cpuUsage()];
  const end = Date.now() + job.seconds * 1_000;
  const done = await Promise.all(job.lines.map((line) => drive(job, line, end)));
  const ms = performance.now() - started;
  const { user, system } = process.cpuUsage(cpu);
  const answer = { done: done.reduce((sum, each) => sum + each, 0), ms, cpu: (user + system) / ms / 10 };
  process.stdout.write(JSON.stringify(answer));
}

await main();
