import { hashedClass } from '../class-name';

import type { Drift } from './drift/drift';
import type { Skin } from './skin';

/** What an element is made from; the skin decides which of the hooks appear. */
export interface ElementParts {
  readonly testid?: string;
  readonly id?: string;
  readonly tab?: number;
  readonly role?: string;
  readonly style?: string;
  readonly plainClass?: string;
  readonly trace?: string;
  readonly attrs?: Readonly<Record<string, string | undefined>>;
  readonly text?: string;
  readonly click?: () => void;
}

/** Makes an element with the hooks of the current generation. */
export type Build = <Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  parts: ElementParts,
  ...children: readonly (Node | undefined)[]
) => HTMLElementTagNameMap[Tag];

/** Makes the builder for one page load. */
export function createBuild(skin: Skin, salt: string, driftNow: () => Drift | undefined): Build {
  return <Tag extends keyof HTMLElementTagNameMap>(
    tag: Tag,
    known: ElementParts,
    ...children: readonly (Node | undefined)[]
  ) => {
    const drift = driftNow();
    const parts = drift?.parts(known) ?? known;
    const element = document.createElement(drift?.tag(tag) ?? tag) as HTMLElementTagNameMap[Tag];
    const put = (name: string, value: string | undefined): void => {
      if (value !== undefined) {
        element.setAttribute(name, value);
      }
    };
    put('id', parts.id === undefined ? undefined : skin.id(parts.id));
    put('data-testid', parts.testid === undefined ? undefined : skin.testid(parts.testid));
    put('data-tab', parts.tab === undefined ? undefined : skin.tab(parts.tab));
    put('role', parts.role === undefined ? undefined : skin.role(parts.role));
    put('data-scrolltracepolicy', parts.trace === undefined ? undefined : skin.trace(parts.trace));
    put('class', classOf(parts, salt));
    for (const [name, value] of Object.entries(parts.attrs ?? {})) {
      put(name, value);
    }
    if (parts.text !== undefined) {
      element.textContent = parts.text;
    }
    if (parts.click !== undefined) {
      element.addEventListener('click', parts.click);
    }
    const present = children.filter((child) => child !== undefined);
    element.append(...(drift?.children(known.style ?? tag, present) ?? present));
    return element;
  };
}

function classOf(parts: ElementParts, salt: string): string | undefined {
  const hashed = (parts.style ?? '')
    .split(' ')
    .filter((name) => name !== '')
    .map((name) => hashedClass(salt, name));
  const all = [...hashed, ...(parts.plainClass === undefined ? [] : [parts.plainClass])];
  return all.length === 0 ? undefined : all.join(' ');
}
