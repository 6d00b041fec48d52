import type { KnownNames } from './health-outline';

const svg = 'http://www.w3.org/2000/svg';

/** What this browser knows of tags and their fields, by making such an element; it is never put anywhere. */
export function knownNames(document: Document): KnownNames {
  const made = (tag: string): Element | undefined => {
    const html = document.createElement(tag);
    if (!(html instanceof HTMLUnknownElement)) return html;
    const drawn = document.createElementNS(svg, tag);
    return Object.getPrototypeOf(drawn) === SVGElement.prototype ? undefined : drawn;
  };
  return {
    isTag: (tag) => made(tag) !== undefined,
    isField(tag, name) {
      const element = /^[a-z\d]+$/.test(tag) ? made(tag) : undefined;
      return element !== undefined && name in element;
    },
  };
}
