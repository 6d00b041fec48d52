import { describe, expect, it } from 'vitest';
import { additionTo, sameText, typeable } from '@/lib/whatsapp/composer/composer-text';

describe('a text for the message box', () => {
  it('begins on its own line behind a draft, unless the draft ends with room', () => {
    expect(additionTo('', 'text')).toBe('text');
    expect(additionTo('Dear Asha,', 'text')).toBe('\ntext');
    expect(additionTo('Dear Asha, ', 'text')).toBe('text');
    expect(additionTo('Dear Asha,\n', 'text')).toBe('text');
  });

  it('has one kind of line end and no character that no key makes', () => {
    expect(typeable('a\r\nb\rc\u2028d\te\u0000\u001b\u007f')).toBe('a\nb\nc\nd\te');
    expect(typeable('नमस्ते 👩🏽‍🍳 \u202bليلى\u202c')).toBe('नमस्ते 👩🏽‍🍳 \u202bليلى\u202c');
  });

  it('is the same to a reader whatever marks of direction and spaces the page uses', () => {
    expect(sameText('\u202aليلى\u202c 45\u00a0items', 'ليلى 45 items')).toBe(true);
    expect(sameText('e\u0301', '\u00e9')).toBe(true);
    expect(sameText('👩‍🍳', '👩🍳')).toBe(false);
    expect(sameText('a\nb', 'a\n\nb')).toBe(false);
    expect(sameText('a b', 'ab')).toBe(false);
  });
});
