import { createRandom } from '../data/random';

import type { DriftKind, DriftPlan } from '../../drift-plan';
import type { ElementParts } from '../element';

/** How a page that has drifted builds its elements; what a drift does not touch stays as it is. */
export interface Drift {
  readonly plan: DriftPlan;
  readonly has: (kind: DriftKind) => boolean;
  parts(parts: ElementParts): ElementParts;
  tag(tag: string): string;
  children(parent: string, children: readonly Node[]): readonly Node[];
}

const LANDMARKS: ReadonlySet<string> = new Set(['header', 'footer', 'nav', 'h1', 'b']);

/** A drift that does the same to the same names whenever the page is drawn. */
export function createDrift(plan: DriftPlan): Drift {
  const has = (kind: DriftKind): boolean => plan.kinds.includes(kind);
  /** Whether a name is touched: by the number of the drift and the name, not by when it is drawn. */
  const touches = (name: string): boolean => hash(name, plan.seed) % 10 < plan.share;
  return {
    plan,
    has,
    parts: (parts) => driftParts(parts, has, touches),
    tag: (tag) => (has('other-tags') && LANDMARKS.has(tag) && touches(tag) ? 'div' : tag),
    children: (parent, children) => driftChildren({ plan, has, touches, parent }, children),
  };
}

type Touches = (name: string) => boolean;
type Has = Drift['has'];

function driftParts(parts: ElementParts, has: Has, touches: Touches): ElementParts {
  const { testid, id, tab, role, plainClass, style, attrs, ...rest } = parts;
  return {
    ...rest,
    ...given('testid', driftTestid(testid, has, touches)),
    ...given('id', id !== undefined && has('rename-ids') && touches(id) ? `${id}-next` : id),
    ...given('tab', tab !== undefined && has('drop-tabs') && touches(`tab${tab}`) ? undefined : tab),
    ...given('role', role !== undefined && has('drop-roles') && touches(role) ? undefined : role),
    ...given('plainClass', has('drop-classes') ? undefined : plainClass),
    ...given('style', style),
    ...given('attrs', driftAttributes(attrs, has, touches)),
  };
}

function given<Name extends string, Value>(name: Name, value: Value | undefined): { [N in Name]?: Value } {
  return value === undefined ? {} : ({ [name]: value } as { [N in Name]?: Value });
}

function driftTestid(name: string | undefined, has: Has, touches: Touches): string | undefined {
  if (name === undefined || !touches(name)) return name;
  if (has('drop-testids')) return undefined;
  if (has('swap-testids') && name in SWAPS) return SWAPS[name];
  return has('rename-testids') ? `wa-${name}-v2` : name;
}

/** Names that change places: the worst that can happen, because each of them is still there. */
const SWAPS: Readonly<Record<string, string>> = {
  'conversation-info-header-chat-title': 'chat-subtitle',
  'chat-subtitle': 'conversation-info-header-chat-title',
  'conversation-header': 'conversation-info-header',
  'conversation-info-header': 'conversation-header',
  'cell-frame-title': 'cell-frame-secondary',
  'cell-frame-secondary': 'cell-frame-title',
  'intro-panel': 'conversation-panel-wrapper',
  'conversation-panel-wrapper': 'intro-panel',
  'msg-container': 'conversation-compose-box-input',
};

function driftAttributes(attrs: ElementParts['attrs'], has: Has, touches: Touches): ElementParts['attrs'] {
  if (attrs === undefined) return attrs;
  const next: Record<string, string | undefined> = { ...attrs };
  if (has('drop-titles') && touches('title')) delete next['title'];
  if (has('plain-composer') && next['contenteditable'] === 'true' && touches('contenteditable'))
    next['contenteditable'] = 'plaintext-only';
  if (has('odd-data-ids') && next['data-id'] !== undefined)
    next['data-id'] = touches('data-id') ? 'x' : `${next['data-id'].slice(0, 12)}-0`;
  if (next['aria-selected'] !== undefined && has('nobody-chosen')) next['aria-selected'] = 'false';
  if (next['aria-selected'] !== undefined && has('all-chosen')) next['aria-selected'] = 'true';
  return next;
}

interface Place {
  readonly plan: DriftPlan;
  readonly has: Has;
  readonly touches: Touches;
  readonly parent: string;
}

function driftChildren({ plan, has, touches, parent }: Place, children: readonly Node[]): readonly Node[] {
  const nested = children.map((child, index) =>
    has('nest-deeper') && child instanceof HTMLElement && touches(`${parent}>${child.tagName}${index}`)
      ? wrapped(child)
      : child,
  );
  if (!has('shuffle') || nested.length < 2 || !touches(`${parent}${nested.length}`)) return nested;
  const random = createRandom(plan.seed, hash(parent, nested.length));
  const left = [...nested];
  return nested.map(() => left.splice(random.below(left.length), 1)[0] as Node);
}

function wrapped(child: Node): HTMLElement {
  const outer = document.createElement('div');
  const inner = document.createElement('div');
  outer.style.display = 'contents';
  inner.style.display = 'contents';
  inner.append(child);
  outer.append(inner);
  return outer;
}

function hash(text: string, seed: number): number {
  let state = Math.imul(seed + 1, 0x9e3779b1) >>> 0;
  for (const letter of text) state = Math.imul(state ^ (letter.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return (state ^ (state >>> 13)) >>> 0;
}
