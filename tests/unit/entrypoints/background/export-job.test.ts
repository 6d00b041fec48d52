import { describe, expect, it, vi } from 'vitest';
import { startExportDesk } from '@/entrypoints/background/export-job';
import type { ExportReply } from '@/lib/messaging/contract/jobs';
import type { PageMessage } from '@/lib/platform/worker-messages';
import { buildHub, person, type TestHub } from '@/tests/support/builders/test-hub';
import { readExport } from '@/tests/support/read-export.mjs';

const { desk } = vi.hoisted(() => ({
  desk: { awake: 0, listen: (_message: unknown): void => undefined },
}));

vi.mock('@/lib/platform/browser', () => ({
  browser: {
    runtime: {
      getURL: (path: string) => `chrome-extension://us${path}`,
      getPlatformInfo: () => Promise.resolve(void (desk.awake += 1)),
    },
  },
}));
vi.mock('@/lib/platform/worker-messages', () => ({
  onPageMessage: (listen: (message: PageMessage) => void) => {
    desk.listen = listen as (message: unknown) => void;
  },
}));

type Done = Extract<ExportReply, { kind: 'export-done' }>;

/** Asks as the options page does and reads the archive to its end. */
async function exported(hub: TestHub) {
  const { port1, port2 } = new MessageChannel();
  const archive = Promise.withResolvers<Uint8Array>();
  const done = Promise.withResolvers<Done>();
  port1.onmessage = ({ data }: MessageEvent<ExportReply>) => {
    if (data.kind === 'export-refused') archive.reject(new Error(data.code));
    if (data.kind === 'export-done') done.resolve(data);
    if (data.kind !== 'export-stream') return;
    void new Response(data.stream).arrayBuffer().then((bytes) => archive.resolve(new Uint8Array(bytes)));
  };
  const url = 'chrome-extension://us/options.html';
  desk.listen({ url, topLevel: true, data: { kind: 'export', id: hub.newId() }, port: port2 });
  const [bytes, told] = await Promise.all([archive.promise, done.promise]);
  port1.close();
  return { ...readExport(bytes), told };
}

/** An export that nobody reads yet. */
async function begun(hub: TestHub): Promise<ReadableStream<Uint8Array>> {
  const { port1, port2 } = new MessageChannel();
  const stream = Promise.withResolvers<ReadableStream<Uint8Array>>();
  port1.onmessage = ({ data }: MessageEvent<ExportReply>) => {
    if (data.kind === 'export-stream') stream.resolve(data.stream);
  };
  const url = 'chrome-extension://us/options.html';
  desk.listen({ url, topLevel: true, data: { kind: 'export', id: hub.newId() }, port: port2 });
  const found = await stream.promise;
  port1.close();
  return found;
}

describe('an export', () => {
  it('leaves out a customer who waits to be erased, and says so in the file and on the page', async () => {
    const hub = buildHub();
    const { contactId } = await hub.do('contact.save', person('+919864012345'));
    await hub.do('note.add', { contactId, body: 'Owes 1,200' });
    const other = await hub.do('contact.save', person('+919864000002', 'Ravi'));
    startExportDesk(hub.root);
    hub.data().erasing = [{ contactId, until: hub.clock.now() + 30_000 }];
    const { ok, rows, manifest, files, told } = await exported(hub);
    expect(ok).toBe(true);
    expect(rows['contacts']?.map(({ id }) => id)).toEqual([other.contactId]);
    const text = [...files.values()].map((bytes) => new TextDecoder().decode(bytes)).join('\n');
    expect(text).not.toMatch(/9864012345|Asha|1,200/);
    expect(text).toContain('1 customer who was being erased');
    expect(JSON.stringify(manifest['omissions'])).toContain('1 customer who was being erased');
    expect(told.leftOut).toBe(1);
  });

  it('has everybody in it, and nobody to speak of, where nobody is being erased', async () => {
    const hub = buildHub();
    await hub.do('contact.save', person('+919864012345'));
    startExportDesk(hub.root);
    const { rows, manifest, told } = await exported(hub);
    expect(rows['contacts']).toHaveLength(1);
    expect(JSON.stringify(manifest['omissions'])).not.toContain('being erased');
    expect(told.leftOut).toBe(0);
  });

  it('keeps the worker awake until it was read, and not for a reader who went away', async () => {
    const hub = buildHub();
    await hub.do('contact.save', person('+919864012345'));
    startExportDesk(hub.root);
    desk.awake = 0;
    await exported(hub);
    hub.clock.move(120_000);
    expect(desk.awake).toBe(0);
    const stream = await begun(hub);
    hub.clock.move(45_000);
    expect(desk.awake).toBe(2);
    hub.clock.move(600_000);
    expect(desk.awake).toBe(3);
    await stream.cancel();
  });
});
