import { describe, expect, it } from 'vitest';
import { parseBridgeSaid } from '@/lib/messaging/wire/parse-bridge';
import { parseBridgeAsk } from '@/lib/messaging/wire/parse-bridge-ask';
import { parseHostCall } from '@/lib/messaging/wire/parse-host';

const call = (verb: string, args: unknown): unknown => parseHostCall({ kind: 'call', id: 1, verb, args });

describe('calls that put something into the message box', () => {
  it('are read with their chat, and with what is to be put there', () => {
    const file = new File(['x'], 'prices.txt');
    expect(call('text.insert', { chat: 't', text: 'a\nb', more: 1 })).toEqual({
      kind: 'call',
      id: 1,
      verb: 'text.insert',
      args: { chat: 't', text: 'a\nb' },
    });
    expect(call('text.undo', { key: 'k' })).toMatchObject({ args: { key: 'k' } });
    expect(call('files.attach', { chat: 't', files: [file] })).toMatchObject({ args: { files: [file] } });
  });

  it.each([
    ['text.insert', { text: 'no chat' }],
    ['text.insert', { chat: '', text: 'no chat' }],
    ['text.insert', { chat: 't', text: 42 }],
    ['text.insert', { chat: 't', text: 'x'.repeat(50_001) }],
    ['text.insert', Object.create({ chat: 't', text: 'inherited' })],
    ['text.undo', { key: ['k'] }],
    ['files.attach', { chat: 't', files: ['prices.txt'] }],
    ['files.attach', { chat: 't', files: Array.from({ length: 31 }, () => new File([], 'x')) }],
    ['files.attach', { chat: 't', files: { length: 1 } }],
    ['text.send', { chat: 't', text: 'there is no such verb' }],
  ])('are refused when they are odd: %s %#', (verb, args) => {
    expect(call(verb, args)).toBeUndefined();
  });
});

describe('the bridge', () => {
  it('carries a long text only where a text is written', () => {
    const text = 'x'.repeat(3_000);
    expect(parseBridgeAsk({ verb: 'write', text })).toEqual({ verb: 'write', text });
    expect(parseBridgeAsk({ verb: 'open', text })).toBeUndefined();
    expect(parseBridgeAsk({ verb: 'write', text: 'x'.repeat(61_001) })).toBeUndefined();
    expect(parseBridgeAsk({ verb: 'send', text: '' })).toBeUndefined();
  });

  it('says whether it was written in words that are known', () => {
    expect(parseBridgeSaid({ say: 'wrote', code: 'wrong-chat' })).toEqual({
      say: 'wrote',
      code: 'wrong-chat',
    });
    expect(parseBridgeSaid({ say: 'wrote', code: 'sent' })).toBeUndefined();
  });
});
