import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { policyText } from '@/lib/app/policy-text';
import { policy, policyContact } from '@/lib/domain/privacy/policy';
import { projectRoot } from '../../../../support/harness/project-root';

const bytes = readFileSync(join(projectRoot(), 'public', policy.file));
const text = bytes.toString('utf8');

describe('the privacy policy', () => {
  it('is the text whose hash is recorded with each choice', () => {
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(policy.sha256);
  });

  it('names its own date', () => {
    expect(text).toContain(`Last Updated: ${policy.lastUpdated}`);
    const [year = 0, month = 0, day = 0] = policy.version.split('-').map(Number);
    const date = new Date(Date.UTC(year, month - 1, day));
    expect(date.toLocaleDateString('en-US', { dateStyle: 'long', timeZone: 'UTC' })).toBe(policy.lastUpdated);
  });

  it('gives the contact block of clause 9 word for word', () => {
    const lines = policyContact.map(({ label, value }) => `${label}: ${value}`);
    expect(text.trimEnd().endsWith(lines.join('\n'))).toBe(true);
  });

  it('is what the pages show', () => {
    expect(policyText).toBe(text);
  });
});
