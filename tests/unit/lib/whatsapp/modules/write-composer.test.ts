import { describe, expect, it } from 'vitest';
import { createLoader } from '@/lib/whatsapp/modules/loader';
import { writeComposer } from '@/lib/whatsapp/modules/write-composer';

/** A page whose open chat is Asha's, and what was written into its message box. */
function page(actions?: object): {
  readonly loader: ReturnType<typeof createLoader>;
  readonly written: unknown[];
} {
  const written: unknown[] = [];
  const asha = { id: { user: '447700900100', server: 'c.us', _serialized: '447700900100@c.us' } };
  const own = { setTextContent: (chat: unknown, text: unknown) => void written.push([chat === asha, text]) };
  const modules: Record<string, object> = {
    WAWebChatCollection: { ChatCollection: { getActive: () => asha } },
    WAWebComposeBoxActions: { ComposeBoxActions: actions ?? own },
  };
  const require = (name: string): unknown => (name === '__debug' ? { modulesMap: modules } : modules[name]);
  return { loader: createLoader({ require }), written };
}

describe('writeComposer', () => {
  it('writes the text of the open chat, with its lines', () => {
    const { loader, written } = page();
    expect(writeComposer(loader, '447700900100@c.us\nfirst\n\nthird')).toBe('ok');
    expect(writeComposer(loader, '447700900100@c.us\n')).toBe('ok');
    expect(written).toEqual([
      [true, 'first\n\nthird'],
      [true, ''],
    ]);
  });

  it.each(['447700900101@c.us\nHello', '\nHello', 'Hello', '447700900100@lid\nHello'])(
    'writes nothing for another chat or an odd question: %j',
    (question) => {
      const { loader, written } = page();
      expect(writeComposer(loader, question)).not.toBe('ok');
      expect(written).toEqual([]);
    },
  );

  it('is broken, and throws nothing, where the composer is not as we know it', () => {
    expect(writeComposer(page({}).loader, '447700900100@c.us\nHello')).toBe('broken');
    const throwing = {
      setTextContent: () => {
        throw new Error('not mounted');
      },
    };
    expect(writeComposer(page(throwing).loader, '447700900100@c.us\nHello')).toBe('broken');
  });
});
