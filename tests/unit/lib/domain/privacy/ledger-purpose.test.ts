import { describe, expect, it } from 'vitest';
import { ledgerPurpose, ledgerPurposes, purposeOfLine } from '@/lib/domain/privacy/ledger-purpose';
import { ledgerEn } from '@/lib/i18n/privacy/ledger-en';
import { ledgerHi } from '@/lib/i18n/privacy/ledger-hi';
import { api } from '@/lib/onechat/api';
import { filesIn, textOf } from '@/tests/architecture/support/project-files';

const seat = '0190a000-0000-7000-8000-000000000001';

describe('what a request was for', () => {
  it.each([
    ['/v1/sync/push', 'send-changes'],
    ['/v1/sync/snapshot?cursor=abc', 'fetch-all'],
    ['/v1/members', 'team'],
    [`/v1/members/${seat}`, 'change-team'],
    [`/v1/members/${seat}/hand-over`, 'hand-over'],
    [`/v1/members/${seat}/hand-back`, 'hand-back'],
    ['/v1/presence', 'presence'],
    ['/auth/oauth2/token', 'sign-in'],
    ['/v1/members/a/b/c', 'other'],
    ['', 'other'],
  ])('is read from the address %s', (path, purpose) => expect(ledgerPurpose(path)).toBe(purpose));

  it('is known of every route that the extension asks', () => {
    const sources = [...filesIn('lib'), ...filesIn('entrypoints')].filter((path) => path.endsWith('.ts'));
    const called = sources.flatMap((path) =>
      [...textOf(path).matchAll(/client\.(?:call|text)\('(\w+)'/g)].map(([, name = '']) => name),
    );
    expect(called.length).toBeGreaterThan(8);
    const paths = Object.entries(api).flatMap(([name, { path }]) => (called.includes(name) ? [path] : []));
    expect(paths).toHaveLength(new Set(called).size);
    expect([...paths, api.live.path].filter((path) => ledgerPurpose(path) === 'other')).toEqual([]);
  });

  it('is the key that was kept, and of a line of an older build what its address says', () => {
    expect(purposeOfLine('presence', '/v1/sync/push')).toBe('presence');
    expect(purposeOfLine('Send your changes to your team', '/v1/sync/push')).toBe('send-changes');
    expect(purposeOfLine('Other', '/v1/presence')).toBe('presence');
    expect(purposeOfLine(undefined, undefined)).toBe('other');
  });

  it('has a sentence in every language', () => {
    const keys = ledgerPurposes.map((each) => `ledger.${each}`).sort();
    expect(Object.keys(ledgerEn).sort()).toEqual(keys);
    expect(Object.keys(ledgerHi).sort()).toEqual(keys);
  });
});
