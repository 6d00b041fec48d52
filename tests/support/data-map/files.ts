import { dataMap, dataMapMarkdown } from '@/lib/privacy/data-map';

/** The files that say for others what the catalogue says, by their paths from the root of the project. */
export function dataMapFiles(): readonly { readonly path: string; readonly content: string }[] {
  return [
    { path: 'data-map.json', content: `${JSON.stringify(dataMap(), undefined, 2)}\n` },
    { path: 'lib/catalogue/DATA-MAP.md', content: dataMapMarkdown() },
  ];
}
