import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../harness/project-root';
import { dataMapFiles } from './files';

for (const { path, content } of dataMapFiles()) {
  writeFileSync(join(projectRoot(), path), content);
  console.log(`Wrote ${path}`);
}
