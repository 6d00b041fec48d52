import { createServer, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';

export interface Taken {
  readonly from: string;
  readonly to: readonly string[];
  readonly data: string;
  readonly login: string | undefined;
}

export interface SmtpSink {
  readonly port: number;
  readonly taken: Taken[];
  close(): Promise<void>;
}

/** A mail server on this computer that keeps what it is given; refuses whoever is called `refused@…`. */
export async function smtpSink(): Promise<SmtpSink> {
  const taken: Taken[] = [];
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    open.add(socket);
    socket.on('close', () => open.delete(socket)).on('error', () => undefined);
    attend(socket, taken);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    port: (server.address() as AddressInfo).port,
    taken,
    close: () =>
      new Promise((done) => {
        for (const socket of open) socket.destroy();
        server.close(() => done());
      }),
  };
}

function attend(socket: Socket, taken: Taken[]): void {
  const say = (line: string) => void socket.write(`${line}\r\n`);
  let mail = { from: '', to: [] as string[] };
  let login: string | undefined;
  let data: string[] | undefined;
  const handle = (line: string): void => {
    if (data !== undefined) {
      if (line !== '.') return void data.push(line.replace(/^\./, ''));
      taken.push({ ...mail, data: data.join('\n'), login });
      [mail, data] = [{ from: '', to: [] }, undefined];
      return say('250 kept');
    }
    const address = /<([^>]*)>/.exec(line)?.[1] ?? '';
    const verb = line.slice(0, 4).toUpperCase();
    if (verb === 'EHLO') return void socket.write('250-sink\r\n250-AUTH PLAIN\r\n250 8BITMIME\r\n');
    if (verb === 'AUTH') {
      login = Buffer.from(line.split(' ')[2] ?? '', 'base64')
        .toString()
        .replaceAll('\0', ' ')
        .trim();
      return say('235 in');
    }
    if (verb === 'MAIL') mail.from = address;
    if (verb === 'RCPT' && address.startsWith('refused@')) return say('550 nobody here');
    if (verb === 'RCPT') mail.to.push(address);
    if (verb === 'DATA') {
      data = [];
      return say('354 go on');
    }
    if (verb === 'QUIT') return void socket.end('221 bye\r\n');
    say('250 ok');
  };
  let rest = '';
  say('220 sink');
  socket.on('data', (chunk) => {
    const lines = (rest + chunk.toString()).split('\r\n');
    rest = lines.pop() ?? '';
    for (const line of lines) handle(line);
  });
}
