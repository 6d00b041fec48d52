import { describe, expect, it } from 'vitest';
import { fieldOf, listField, textField } from '@/lib/messaging/wire/fields';
import { parseBridgeSaid } from '@/lib/messaging/wire/parse-bridge';
import { parseBridgeAsk } from '@/lib/messaging/wire/parse-bridge-ask';
import { parseHostCall } from '@/lib/messaging/wire/parse-host';
import { parseGateAnswer, parseGateChanged, parseTickets } from '@/lib/messaging/wire/parse-worker';

describe('fields', () => {
  it('come from the object itself and never from a prototype', () => {
    expect(fieldOf(Object.create({ verb: 'x' }), 'verb')).toBeUndefined();
    expect(fieldOf({}, '__proto__')).toBeUndefined();
    expect(fieldOf(null, 'verb')).toBeUndefined();
    expect(fieldOf(['a'], '0')).toBeUndefined();
  });

  it('are capped', () => {
    expect(textField({ a: 'xx' }, 'a', 2)).toBe('xx');
    expect(textField({ a: 'xxx' }, 'a', 2)).toBeUndefined();
    const rule = { cap: 2, parse: (item: unknown) => (item === 1 ? 1 : undefined) };
    expect(listField({ a: [1, 1] }, 'a', rule)).toEqual([1, 1]);
    expect(listField({ a: [1, 1, 1] }, 'a', rule)).toBeUndefined();
    expect(listField({ a: [1, 2] }, 'a', rule)).toBeUndefined();
  });
});

describe('parseHostCall', () => {
  it('reads every verb', () => {
    const call = (verb: string, args: unknown): unknown => parseHostCall({ kind: 'call', id: 3, verb, args });
    expect(call('chat.open', { identities: [{ kind: 'lid', value: '1@lid', more: 1 }] })).toEqual({
      kind: 'call',
      id: 3,
      verb: 'chat.open',
      args: { identities: [{ kind: 'lid', value: '1@lid' }] },
    });
    expect(call('panel.show', { view: 'work', as: 'panel' })).toMatchObject({ verb: 'panel.show' });
    expect(call('focus.page', {})).toEqual({ kind: 'call', id: 3, verb: 'focus.page', args: {} });
    expect(call('ticket', undefined)).toMatchObject({ verb: 'ticket', args: {} });
  });

  it.each([
    undefined,
    { kind: 'call', verb: 'ticket', args: {} },
    { kind: 'call', id: -1, verb: 'ticket', args: {} },
    { kind: 'call', id: 1, verb: 'send', args: {} },
    { kind: 'call', id: 1, verb: 'panel.show', args: { view: 'other', as: 'panel' } },
    { kind: 'call', id: 1, verb: 'chat.open', args: { identities: [{ kind: 'name', value: 'x' }] } },
    {
      kind: 'call',
      id: 1,
      verb: 'chat.open',
      args: { identities: Array.from({ length: 21 }, () => ({ kind: 'lid', value: 'x' })) },
    },
    {
      kind: 'call',
      id: 1,
      verb: 'chat.open',
      args: { identities: [{ kind: 'lid', value: 'x'.repeat(121) }] },
    },
  ])('refuses %j', (raw) => expect(parseHostCall(raw)).toBeUndefined());
});

describe('parseBridgeSaid', () => {
  const active = { say: 'active', code: 'chat', held: 0, seen: 0, wid: '1@c.us', names: 'x' };

  it('reads an answer and leaves out what is too long', () => {
    expect(parseBridgeSaid({ ...active, alias: 'x'.repeat(121), extra: {} })).toEqual({
      ...active,
      kind: '',
      alias: '',
      username: '',
      stream: '',
      version: '',
      candidate: '',
    });
    expect(parseBridgeSaid({ say: 'changed', more: 1 })).toEqual({ say: 'changed' });
    expect(parseBridgeSaid({ say: 'opened', code: 'ok' })).toEqual({
      say: 'opened',
      code: 'ok',
    });
  });

  it.each([
    { ...active, seen: 'one' },
    { ...active, code: 'sent' },
    { ...active, held: -1 },
    { say: 'hello', nonce: 'x'.repeat(65), v: 1 },
    { say: 'opened' },
    { say: 'send' },
    'active',
    null,
  ])('drops %j', (raw) => expect(parseBridgeSaid(raw)).toBeUndefined());
});

describe('parseBridgeAsk', () => {
  it('reads a question and refuses a long or unknown one', () => {
    expect(parseBridgeAsk({ verb: 'open', text: 'lid:1@lid' })).toEqual({
      verb: 'open',
      text: 'lid:1@lid',
    });
    expect(parseBridgeAsk({ verb: 'open', text: 'x'.repeat(2_001) })).toBeUndefined();
    expect(parseBridgeAsk({ verb: 'send', text: '' })).toBeUndefined();
  });
});

describe('what the worker says', () => {
  it('opens the gate only with exactly that word', () => {
    expect(parseGateAnswer({ ok: true, value: { gate: 'open' } })).toBe('open');
    expect(parseGateAnswer({ ok: true, value: { gate: 'OPEN' } })).toBeUndefined();
    expect(parseGateAnswer({ ok: false, code: 'protocol' })).toBeUndefined();
    expect(parseGateAnswer({ ok: 'true', value: { gate: 'open' } })).toBeUndefined();
    expect(parseGateChanged({ to: 'page', kind: 'gate', gate: 'paused' })).toEqual({
      to: 'page',
      kind: 'gate',
      gate: 'paused',
    });
    expect(parseGateChanged({ kind: 'gate', gate: 'open' })).toBeUndefined();
  });

  it('gives tickets or none', () => {
    expect(parseTickets({ ok: true, value: ['abcdefgh', 'ABCD-1234'] })).toEqual(['abcdefgh', 'ABCD-1234']);
    expect(parseTickets({ ok: true, value: ['with space'] })).toEqual([]);
    expect(parseTickets({ ok: false, code: 'refused' })).toEqual([]);
    expect(parseTickets(undefined)).toEqual([]);
  });
});
