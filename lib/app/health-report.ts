import { outlineText, type KnownNames } from './health-outline';
import type { CapabilityHealth, HostHealth } from '@/lib/messaging/wire/health';

/** The report to copy: our own words, versions, counts and the outline; the same in every language. */
export function healthReport(health: HostHealth, product: string, known: KnownNames): string {
  const { selectors } = health;
  return [
    `1chat CRM ${product}`,
    `at ${new Date(health.at).toISOString()}`,
    `WhatsApp Web ${health.release === '' ? 'unknown' : health.release}, modules ${health.modules}`,
    `selectors ${selectors.version} of ${selectors.verifiedAt}`,
    `page ${health.lang} ${health.dir} ${health.theme}`,
    `safe mode ${health.safeMode ? 'on' : 'off'}`,
    '',
    ...health.capabilities.map(lineOf),
    '',
    outlineText(health.outline, known),
  ].join('\n');
}

function lineOf(each: CapabilityHealth): string {
  const last = each.lastWorkedAt === 0 ? 'never' : new Date(each.lastWorkedAt).toISOString();
  const marks = [each.disagrees ? 'disagrees' : '', each.resting ? 'resting' : ''].filter(
    (mark) => mark !== '',
  );
  const way = each.candidate === '' ? '-' : each.candidate;
  return [each.name, each.state, each.tier, way, `matches ${each.matches}`, `last ${last}`, ...marks].join(
    ' | ',
  );
}
