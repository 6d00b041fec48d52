import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '@/tests/support/harness/project-root';

/** Installs the peers once, exactly as their lock says and without install scripts; answers where. */
export function installPeers(): string {
  const folder = join(projectRoot(), 'tests/bench/peers');
  const { dependencies } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    dependencies: Record<string, string>;
  };
  const isHere = Object.entries(dependencies).every(([name, version]) => versionOf(folder, name) === version);
  if (!isHere) {
    execFileSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
      cwd: folder,
      stdio: 'ignore',
    });
  }
  return join(folder, 'node_modules');
}

function versionOf(folder: string, name: string): string | undefined {
  try {
    const text = readFileSync(join(folder, 'node_modules', name, 'package.json'), 'utf8');
    return (JSON.parse(text) as { version: string }).version;
  } catch {
    return undefined;
  }
}
