import { describe, expect, it } from 'vitest';
import { clientAddress } from '@/server/http/address';

describe('whom a limit counts', () => {
  it('is the socket, whatever a header says', () => {
    expect(clientAddress('192.0.2.1', '203.0.113.9', 0)).toBe('192.0.2.1');
    expect(clientAddress('::ffff:192.0.2.1', null, 0)).toBe('192.0.2.1');
  });

  it('is what the nearest trusted proxy saw, never what the client wrote before it', () => {
    expect(clientAddress('10.0.0.1', '198.51.100.1, 203.0.113.9', 1)).toBe('203.0.113.9');
    expect(clientAddress('10.0.0.1', '6.6.6.6, 198.51.100.1, 203.0.113.9', 2)).toBe('198.51.100.1');
    expect(clientAddress('10.0.0.1', null, 1)).toBe('10.0.0.1');
  });

  it('is a whole IPv6 network', () => {
    const one = clientAddress('2001:db8:1:2:3:4:5:6', null, 0);
    expect(clientAddress('2001:DB8:1:2::9', null, 0)).toBe(one);
    expect(clientAddress('2001:db8:1:3::9', null, 0)).not.toBe(one);
    expect(clientAddress('::1', null, 0)).toBe('0:0:0:0::/64');
  });
});
