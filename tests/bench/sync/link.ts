import { connect, createServer, type Socket } from 'node:net';

/** What went over the link. */
export interface Traffic {
  readonly requests: number;
  /** Both ways, with heads. */
  readonly bytes: number;
}

/** The way between browsers and a server: counts what passes, may be slow, may be cut. */
export interface Link {
  /** What passed since this was asked for the last time. */
  traffic(): Traffic;
  /** How long everything takes on its way, each way. */
  slow(ms: number): void;
  /** Nobody gets through, and who was through is thrown out. */
  cut(): void;
  mend(): void;
  close(): Promise<void>;
}

const request = /^(?:GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS) \S+ HTTP\/1\.1\r\n/;

/** Listens on one port and passes everything on to another. */
export async function openLink(port: number, target: number): Promise<Link> {
  const sockets = new Set<Socket>();
  const state = { requests: 0, bytes: 0, delay: 0, isCut: false };
  const server = createServer((near) => {
    if (state.isCut) return near.destroy();
    const far = connect(target, '127.0.0.1');
    for (const socket of [near, far]) {
      socket.setNoDelay(true);
      sockets.add(socket);
      socket.on('close', () => sockets.delete(socket));
    }
    // A browser sends no second request before the first was answered, so each begins a piece of its own.
    pass(near, far, (piece) => {
      if (request.test(piece.toString('latin1', 0, 4_096))) state.requests += 1;
    });
    pass(far, near, () => undefined);
  });

  function pass(from: Socket, to: Socket, look: (piece: Buffer) => void): void {
    const later = (act: () => void): void => void (state.delay === 0 ? act() : setTimeout(act, state.delay));
    from.on('data', (piece: Buffer) => {
      state.bytes += piece.byteLength;
      look(piece);
      later(() => {
        if (to.destroyed || to.write(piece)) return;
        from.pause();
        to.once('drain', () => from.resume());
      });
    });
    from.on('end', () => later(() => to.end()));
    from.on('error', () => to.destroy());
    from.on('close', () => later(() => to.destroy()));
  }

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host: '127.0.0.1', port }, resolve);
  });
  const dropAll = (): void => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    traffic() {
      const { requests, bytes } = state;
      Object.assign(state, { requests: 0, bytes: 0 });
      return { requests, bytes };
    },
    slow: (ms) => void (state.delay = ms),
    cut() {
      state.isCut = true;
      dropAll();
    },
    mend: () => void (state.isCut = false),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        dropAll();
      }),
  };
}
