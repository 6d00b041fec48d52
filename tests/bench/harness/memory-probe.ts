import type { CDPSession } from 'puppeteer';

/** What one thread holds after its garbage was collected. */
export interface Held {
  readonly heapMb: number;
  /** Nodes and listeners of its documents; a worker has none. */
  readonly nodes: number;
  readonly listeners: number;
  /** Nodes that are in no document and still kept by a script. */
  readonly detached: number;
}

/** What can be held, in the order in which it is told. */
export const heldKinds = ['heapMb', 'nodes', 'listeners', 'detached'] as const;

const mega = 1_048_576;

/** Collects the garbage of a page, a frame or a worker, then counts what is left. */
export async function readHeld(session: CDPSession, hasDocument: boolean): Promise<Held> {
  // Twice: what a finalizer lets go of is garbage only for the next time.
  await session.send('HeapProfiler.collectGarbage');
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  const heapMb = usedSize / mega;
  if (!hasDocument) return { heapMb, nodes: 0, listeners: 0, detached: 0 };
  const { nodes, jsEventListeners } = await session.send('Memory.getDOMCounters');
  await session.send('DOM.enable');
  const { detachedNodes } = await session.send('DOM.getDetachedDomNodes');
  await session.send('DOM.disable');
  const detached = detachedNodes.reduce((sum, { retainedNodeIds }) => sum + retainedNodeIds.length, 0);
  return { heapMb, nodes, listeners: jsEventListeners, detached };
}
