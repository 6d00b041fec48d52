import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** Count and sum, within 48 bits, over rows: two computers that hold the same rows come to the same. */
export interface Tally {
  readonly n: number;
  readonly sum: string;
}

/** What a digest takes of a row: never its content, so that a masked row counts the same. */
export interface Counted {
  readonly table: string;
  readonly id: string;
  readonly seq: number;
}

const size = 2n ** 48n;
const digits = 12;

/** The digest of these rows, in any order. */
export function tallyOf(rows: Iterable<Counted>): Tally {
  let n = 0;
  let sum = 0n;
  for (const { table, id, seq } of rows) {
    n += 1;
    sum += BigInt(`0x${bytesToHex(sha256(utf8ToBytes(`${table} ${id} ${seq}`)).subarray(0, digits / 2))}`);
  }
  return { n, sum: (sum % size).toString(16).padStart(digits, '0') };
}
