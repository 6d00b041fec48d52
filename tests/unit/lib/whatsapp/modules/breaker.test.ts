import { describe, expect, it } from 'vitest';
import { createBreaker } from '@/lib/whatsapp/modules/breaker';

describe('createBreaker', () => {
  it('rests after three failures in a row, twice as long each time, five minutes at most', () => {
    let now = 0;
    const breaker = createBreaker(() => now);
    breaker.failed();
    breaker.failed();
    expect(breaker.closed()).toBe(true);
    breaker.failed();
    expect(breaker.closed()).toBe(false);
    now = 10_000;
    expect(breaker.closed()).toBe(true);
    breaker.failed();
    now = 29_999;
    expect(breaker.closed()).toBe(false);
    for (let round = 0; round < 20; round += 1) breaker.failed();
    now += 299_999;
    expect(breaker.closed()).toBe(false);
    now += 1;
    expect(breaker.closed()).toBe(true);
  });

  it('forgets failures when the capability works', () => {
    const breaker = createBreaker(() => 0);
    breaker.failed();
    breaker.failed();
    breaker.worked();
    breaker.failed();
    breaker.failed();
    expect(breaker.closed()).toBe(true);
  });
});
