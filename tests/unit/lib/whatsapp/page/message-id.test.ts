import { describe, expect, it } from 'vitest';
import { bareMessageId } from '@/lib/whatsapp/page/message-id';

describe('bareMessageId', () => {
  it.each([
    ['3A0123456789ABCDEF01', '3A0123456789ABCDEF01'],
    ['false_447700900100@c.us_3A0123456789ABCDEF01', '3A0123456789ABCDEF01'],
    ['true_120363010000006@g.us_3A0123456789ABCDEF01_447700900999@c.us', '3A0123456789ABCDEF01'],
  ])('reads %s', (raw, id) => expect(bareMessageId(raw)).toBe(id));

  it.each(['', 'short', 'a b c d e f g h i j', 'x'.repeat(65), '<b>0123456789</b>'])('refuses %j', (raw) => {
    expect(bareMessageId(raw)).toBeUndefined();
  });
});
