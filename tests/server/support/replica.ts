import { ask, type TestSeat, type TestServer } from './test-server';

export interface ReplicaRow {
  readonly seq: number;
  readonly sc: string;
  readonly d?: Record<string, unknown>;
  readonly erased?: true;
}

/** What a client keeps of the server's rows, brought up to date over HTTP the way the protocol says. */
export class Replica {
  readonly rows = new Map<string, ReplicaRow>();
  cursor: string | null = null;
  last = 0;
  /** The data format that this client speaks. */
  schema = 1;
  head = 0;
  refusals: { mid: number; code: string }[] = [];
  digest: Record<string, { n: number; sum: string }> | undefined;
  readonly problems: string[] = [];
  readonly server: TestServer;
  readonly seat: TestSeat;

  constructor(server: TestServer, seat: TestSeat) {
    this.server = server;
    this.seat = seat;
  }

  push(mutations: readonly unknown[], schema = this.schema) {
    return ask(this.server, this.seat, [
      'POST',
      '/v1/sync/push',
      { clientId: this.seat.clientId, schema, mutations },
    ]);
  }

  /** Pulls until there is no more, loading by snapshot what is new to it. */
  async catchUp({ limit = 1_000, digest = false } = {}): Promise<void> {
    for (;;) {
      const { status, body } = await ask(this.server, this.seat, [
        'POST',
        '/v1/sync/pull',
        { clientId: this.seat.clientId, schema: this.schema, cursor: this.cursor, limit, digest },
      ]);
      if (status === 410) {
        this.rows.clear();
        this.cursor = null;
        continue;
      }
      if (status !== 200) throw new Error(`pull: ${status} ${JSON.stringify(body)}`);
      for (const [key, row] of this.rows) if (body.lost.includes(row.sc)) this.rows.delete(key);
      for (const row of body.rows) this.take(row);
      if (body.last < this.last) this.problems.push('last went back');
      Object.assign(this, { cursor: body.cursor, last: body.last, head: body.head });
      Object.assign(this, { refusals: body.refusals, digest: body.digest });
      if (body.gained.length > 0) await this.load(body.gained);
      else if (!body.more) return;
    }
  }

  private async load(scopes: readonly string[]): Promise<void> {
    const query = new URLSearchParams({
      clientId: this.seat.clientId,
      schema: String(this.schema),
      scope: scopes.join(','),
    });
    if (this.cursor !== null) query.set('cursor', this.cursor);
    const { status, body } = await ask(this.server, this.seat, ['GET', `/v1/sync/snapshot?${query}`]);
    if (status !== 200) throw new Error(`snapshot: ${status} ${JSON.stringify(body)}`);
    const lines = String(body)
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    const end = lines.pop()?._end;
    if (end.n !== lines.length) this.problems.push('the snapshot is not whole');
    for (const row of lines) this.take(row);
    this.cursor = end.cursor;
  }

  private take(row: any): void {
    const key = `${row.k} ${row.id}`;
    const before = this.rows.get(key);
    if (before !== undefined && before.seq > row.seq) this.problems.push(`${key} went back`);
    if (row.gone === true) this.rows.delete(key);
    else this.rows.set(key, row);
  }

  /** The live rows by key, without numbers: what can be compared with an oracle. */
  view(): Record<string, unknown> {
    const live = [...this.rows].filter(([, row]) => row.erased !== true);
    return Object.fromEntries(
      live.map(([key, row]): [string, unknown] => [key, row.d]).sort(([a], [b]) => (a < b ? -1 : 1)),
    );
  }
}

/** A stamp of this client at a time. */
export function stampOf(clientId: string, time: number, counter = 0): string {
  return time.toString(36).padStart(9, '0') + counter.toString(36).padStart(3, '0') + clientId;
}
