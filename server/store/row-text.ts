/**
 * A row as JSON text, made by the database: ids, kinds and scopes are of a shape that needs no escaping, fields
 * and stamps are kept as JSON text. Reading 100,000 rows this way needs no parsing in between.
 */
export const rowText = `case when e.erased
  then '{"k":"' || e.kind || '","id":"' || e.id || '","seq":' || e.seq || ',"sc":"' || e.scope || '","erased":true}'
  else '{"k":"' || e.kind || '","id":"' || e.id || '","seq":' || e.seq || ',"sc":"' || e.scope || '","d":' || e.d
    || ',"c":' || e.c || '}'
  end`;

/** The 48-bit number of a row in a digest. */
export const rowSum = `('x' || left(encode(sha256(convert_to(e.kind || ' ' || e.id || ' ' || e.seq, 'UTF8')), 'hex'), 12))
  ::bit(48)::bigint`;

const size = 281_474_976_710_656n;

/** Adds numbers of rows, as often as there are, within 48 bits. */
export function addSums(sums: readonly string[]): string {
  const total = sums.reduce((all, each) => (all + BigInt(each)) % size, 0n);
  return total.toString(16).padStart(12, '0');
}
