import type { CDPSession } from 'puppeteer';

const mega = 1_048_576;

/** The parts of a heap snapshot that say what kind of thing each node is and how large. */
interface Snapshot {
  readonly snapshot: {
    readonly meta: { readonly node_fields: readonly string[]; readonly node_types: readonly unknown[] };
  };
  readonly nodes: readonly number[];
}

/** How much of a heap is code that the browser made of scripts, with what it noted down to make it faster. */
export async function readCompiledCode(session: CDPSession): Promise<number> {
  const parts: string[] = [];
  const take = ({ chunk }: { readonly chunk: string }): void => void parts.push(chunk);
  session.on('HeapProfiler.addHeapSnapshotChunk', take);
  await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  session.off('HeapProfiler.addHeapSnapshotChunk', take);
  return codeIn(JSON.parse(parts.join('')) as Snapshot) / mega;
}

function codeIn({ snapshot: { meta }, nodes }: Snapshot): number {
  const { node_fields: fields, node_types: types } = meta;
  const [kind, size] = [fields.indexOf('type'), fields.indexOf('self_size')];
  const kinds: unknown = types[kind];
  const code = Array.isArray(kinds) ? kinds.indexOf('code') : -1;
  if (kind < 0 || size < 0 || code < 0) throw new Error('The heap snapshot is of a form that is not known.');
  let bytes = 0;
  for (let at = 0; at < nodes.length; at += fields.length)
    if (nodes[at + kind] === code) bytes += nodes[at + size] ?? 0;
  return bytes;
}
