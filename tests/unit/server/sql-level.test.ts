import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

/** What PostgreSQL 15 does not know, though the embedded database would take it. */
const tooNew: readonly RegExp[] = [
  /\buuidv7\s*\(/i,
  /\bjson_table\s*\(/i,
  /\bmerge\s+into\b[\s\S]*\breturning\b/i,
  /\breturning\s+(?:old|new)\b/i,
  /\bany_value\s*\(/i,
  /\bjson_(?:exists|query|value|serialize|scalar)\s*\(/i,
  /\bvirtual\b/i,
];

function found(text: string): RegExp[] {
  return tooNew.filter((pattern) => pattern.test(text));
}

describe('the SQL of the server', () => {
  it('is of a level that PostgreSQL 15 understands', () => {
    const files = readdirSync('server', { recursive: true, encoding: 'utf8' }).filter((path) =>
      path.endsWith('.ts'),
    );
    expect(files.length).toBeGreaterThan(40);
    for (const file of files)
      expect([file, found(readFileSync(join('server', file), 'utf8'))]).toEqual([file, []]);
  });

  it.each([
    'select uuidv7()',
    'merge into a using b on c when matched then delete returning 1',
    'update a set b = 1 returning old.b',
    'select any_value(a)',
  ])('would be seen if it were not: %s', (text) => expect(found(text)).not.toEqual([]));
});
