import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { dataMapFiles } from '../../../support/data-map/files';
import { projectRoot } from '../../../support/harness/project-root';

describe('the data map', () => {
  it.each(dataMapFiles())(
    '$path says what the catalogue says (else run npm run data-map)',
    ({ path, content }) => {
      expect(readFileSync(join(projectRoot(), path), 'utf8')).toBe(content);
    },
  );
});
