import { isRecord } from '@/lib/messaging/wire/fields';
import { among, count, either, list, record, text, type Reader } from '@/lib/messaging/wire/readers';
import type { PageSelectors, PageTarget } from './selector-set';

const bounds = list(2, count);
const bounded: Reader<PageTarget['count']> = (raw) => {
  const [least, most] = bounds(raw) ?? [];
  return least === undefined || most === undefined ? undefined : [least, most];
};
const target: Reader<PageTarget> = record({
  within: among('document', 'main', 'header', 'list', 'row'),
  count: bounded,
  visible: either(among(true, false), false),
  candidates: list(8, record({ name: text(30), css: text(240) })),
});

const targets: Reader<PageSelectors['targets']> = (raw) => {
  if (!isRecord(raw)) return undefined;
  const taken: Record<string, PageTarget> = {};
  for (const [name, each] of Object.entries(raw)) {
    const read = target(each);
    if (read === undefined) return undefined;
    taken[name] = read;
  }
  return taken;
};

/**
 * The selectors that our worker has checked, as the page is read by them. Nothing where they are not whole: the page
 * is not read by half of them.
 */
export const takeSelectors: Reader<PageSelectors> = record({ version: count, verifiedAt: text(10), targets });
