import Dexie, { type Table } from 'dexie';
import { isRecord } from '@/lib/domain/shared/json';
import { migrations } from './migrations/all';
import type { Bytes } from './sealer';

/** A sealed record as it lies on disk: its key and version in clear, everything else sealed. */
export interface SealedRecord<K extends string | number> {
  readonly k: K;
  readonly v: number;
  readonly b: Bytes;
}

/** The epoch of the store, the one record that is not sealed. */
export interface EpochRecord {
  readonly k: 'epoch';
  readonly epoch: number;
}

/** One open database: the Dexie instance and its stores. */
export interface Database {
  readonly dexie: Dexie;
  readonly page: Table<SealedRecord<string>, string>;
  /** Ours have numbers as keys; text is known only to be deleted. */
  readonly delta: Table<SealedRecord<number>, number | string>;
  readonly done: Table<SealedRecord<string>, string>;
  readonly outbox: Table<SealedRecord<string>, string>;
  readonly meta: Table<SealedRecord<string> | EpochRecord, string>;
}

const ours = /^crm-g([1-9][0-9]*)$/;

/** The database of a generation. */
export function databaseName(generation: number): string {
  return `crm-g${generation}`;
}

/** Opens the database of a generation, making it where there is none. */
export async function openDatabase(factory: IDBFactory, generation: number): Promise<Database> {
  const dexie = new Dexie(databaseName(generation), {
    autoOpen: false,
    cache: 'disabled',
    chromeTransactionDurability: 'strict',
    indexedDB: factory,
    IDBKeyRange,
  });
  for (const { number, stores } of migrations) dexie.version(number).stores({ ...stores });
  await dexie.open();
  return {
    dexie,
    page: dexie.table<SealedRecord<string>, string>('page'),
    delta: dexie.table<SealedRecord<number>, number | string>('delta'),
    done: dexie.table<SealedRecord<string>, string>('done'),
    outbox: dexie.table<SealedRecord<string>, string>('outbox'),
    meta: dexie.table<SealedRecord<string> | EpochRecord, string>('meta'),
  };
}

/** The generations that have a database, whole or not. */
export async function generationsOnDisk(factory: IDBFactory): Promise<number[]> {
  const databases = await factory.databases();
  return databases.flatMap(({ name }) => {
    const number = name === undefined ? undefined : ours.exec(name)?.[1];
    return number === undefined ? [] : [Number(number)];
  });
}

/** Deletes the database of a generation; `blocked` where someone still holds it open (it goes when they let go). */
export function deleteGeneration(factory: IDBFactory, generation: number): Promise<'gone' | 'blocked'> {
  return new Promise((resolve, reject) => {
    const request = factory.deleteDatabase(databaseName(generation));
    request.addEventListener('success', () => resolve('gone'));
    request.addEventListener('blocked', () => resolve('blocked'));
    request.addEventListener('error', () => reject(request.error ?? new DOMException('', 'UnknownError')));
  });
}

/**
 * Deletes the database of a generation whose key is gone. Where the browser refuses, it stays as bytes that
 * nothing opens, and is deleted at a later start.
 */
export async function deleteUnreadable(factory: IDBFactory, generation: number): Promise<void> {
  try {
    await deleteGeneration(factory, generation);
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
  }
}

/** Says whether what came from the disk has the outer shape of a sealed record. */
export function isSealedRecord(value: unknown): value is SealedRecord<string | number> {
  return (
    isRecord(value) &&
    (typeof value['k'] === 'string' || typeof value['k'] === 'number') &&
    Number.isSafeInteger(value['v']) &&
    isBytes(value['b'])
  );
}

/** By name, because bytes that come out of a database belong to another realm in some tests. */
function isBytes(value: unknown): boolean {
  return Object.prototype.toString.call(value) === '[object Uint8Array]';
}
