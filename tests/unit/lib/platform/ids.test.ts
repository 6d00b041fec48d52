import { expect, it } from 'vitest';
import { systemIds, uuidFrom } from '@/lib/platform/ids';

it('makes UUIDs of version 7 that carry their time and sort by it', () => {
  const at = Date.UTC(2026, 0, 15);
  const id = systemIds.uuid(at);
  expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)).toBe(at);
  expect(systemIds.uuid(at) < systemIds.uuid(at + 1)).toBe(true);
  expect(uuidFrom(0, new Uint8Array(10).fill(255))).toBe('00000000-0000-7fff-bfff-ffffffffffff');
});

it('makes tickets and client names that nobody can guess or meet twice', () => {
  expect(systemIds.token()).toMatch(/^[0-9a-f]{64}$/);
  expect(systemIds.client()).toMatch(/^[0-9a-z]{16}$/);
  expect(new Set(Array.from({ length: 100 }, () => systemIds.token())).size).toBe(100);
});
