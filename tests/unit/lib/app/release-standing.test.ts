import { describe, expect, it } from 'vitest';
import { releaseStanding } from '@/lib/app/release-standing';

const range = { from: '2.3000.1044822804', to: '2.3000.1046379654' };

describe('a release of WhatsApp Web', () => {
  it.each([
    ['2.3000.1044822803', 'older'],
    ['2.2999.9999999999', 'older'],
    ['2.3000', 'older'],
    ['2.3000.1044822804', 'checked'],
    ['2.3000.1046379654', 'checked'],
    ['2.3000.1046379654.1', 'newer'],
    // By number, not letter by letter.
    ['2.3000.10000000000', 'newer'],
    ['2.3001.1', 'newer'],
    ['10.1', 'newer'],
    ['', 'unknown'],
    ['2', 'unknown'],
    ['latest', 'unknown'],
    ['2.3000.1044822804-beta', 'unknown'],
  ])('%s is %s', (release, standing) => {
    expect(releaseStanding(release, range)).toBe(standing);
  });
});
