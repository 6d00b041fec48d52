import { describe, expect, it } from 'vitest';
import { widText } from '@/lib/whatsapp/modules/wid';

describe('widText', () => {
  it('reads the forms in which WhatsApp keeps its ids', () => {
    expect(widText({ user: '44770', server: 'c.us', _serialized: '44770@c.us' })).toBe('44770@c.us');
    expect(widText({ toString: () => '12-34@g.us' })).toBe('12-34@g.us');
    expect(widText('1@lid')).toBe('1@lid');
  });

  it('refuses everything else', () => {
    const angry = (): never => {
      throw new Error('no');
    };
    const odd: readonly unknown[] = [
      undefined,
      null,
      42,
      {},
      'no id',
      { _serialized: '1@c.us', server: 'lid' },
      { _serialized: '1@c.us', user: '2' },
      { _serialized: `${'1'.repeat(80)}@c.us` },
      Object.defineProperty({ toString: angry }, '_serialized', { get: angry }),
    ];
    expect(odd.map(widText).filter((text) => text !== '')).toEqual([]);
  });
});
