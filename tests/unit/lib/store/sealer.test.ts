import { describe, expect, it } from 'vitest';
import { createSealer, randomKey, type Bytes } from '@/lib/store/sealer';

const text = (value: string): Bytes => new TextEncoder().encode(value);
const place = { store: 'page', key: 'h1', version: 7 };

describe('a sealer', () => {
  it('opens what it sealed, in that place only', async () => {
    const sealer = await createSealer(randomKey(), 'local');
    const sealed = await sealer.seal(place, text('Asha'));
    expect(await sealer.open(place, sealed)).toEqual(text('Asha'));
    expect(await sealer.open({ ...place, version: 8 }, sealed)).toBeNull();
    expect(await sealer.open({ ...place, key: 'h2' }, sealed)).toBeNull();
    expect(await sealer.open({ ...place, store: 'delta' }, sealed)).toBeNull();
    const [number, digits] = [
      { ...place, key: 1 },
      { ...place, key: '1' },
    ];
    expect(await sealer.open(digits, await sealer.seal(number, text('Asha')))).toBeNull();
  });

  it('opens nothing of another key or workspace', async () => {
    const key = randomKey();
    const sealed = await (await createSealer(key, 'local')).seal(place, text('Asha'));
    expect(await (await createSealer(randomKey(), 'local')).open(place, sealed)).toBeNull();
    expect(await (await createSealer(key, 'shop')).open(place, sealed)).toBeNull();
  });

  it('gives the same content other bytes each time', async () => {
    const sealer = await createSealer(randomKey(), 'local');
    const [one, two] = [await sealer.seal(place, text('Asha')), await sealer.seal(place, text('Asha'))];
    expect(one).not.toEqual(two);
    expect(one).toHaveLength(12 + 4 + 16);
  });

  it('answers nothing for bytes too short to be sealed', async () => {
    const sealer = await createSealer(randomKey(), 'local');
    expect(await sealer.open(place, new Uint8Array(0))).toBeNull();
    expect(await sealer.open(place, new Uint8Array(27))).toBeNull();
  });

  it('names things the same with one key and otherwise with another', async () => {
    const key = randomKey();
    const names = await Promise.all(
      [
        await createSealer(key, 'local'),
        await createSealer(key, 'local'),
        await createSealer(randomKey(), 'local'),
      ].map((sealer) => sealer.nameFor('cold|y|asha')),
    );
    expect(names[0]).toBe(names[1]);
    expect(names[0]).not.toBe(names[2]);
    expect(names[0]).toMatch(/^[0-9A-Za-z_-]{20}$/);
  });
});

describe('a random key', () => {
  it('is 32 bytes in base64, another each time', () => {
    expect(randomKey()).toMatch(/^[0-9A-Za-z+/]{43}=$/);
    expect(randomKey()).not.toBe(randomKey());
  });
});
