import { expect } from 'vitest';

/** Fails with every finding in full, one on each line. */
export function expectNone(findings: readonly string[]): void {
  expect(findings, `\n${findings.join('\n')}\n`).toEqual([]);
}
