const attributes = [
  'aria-haspopup',
  'aria-label',
  'aria-rowcount',
  'aria-selected',
  'contenteditable',
  'data-icon',
  'data-id',
  'data-lexical-editor',
  'data-pre-plain-text',
  'data-scrolltracepolicy',
  'data-tab',
  'data-testid',
  'data-virtualized',
  'dir',
  'role',
  'tabindex',
  'title',
  'type',
];
/** The only words of a label that WhatsApp does not translate. */
const freeLabel = '[aria-label="chat-list-filters"]';

const longest = 240;
const pieces = [
  String.raw`\[(?<attribute>[a-z-]+)(?:[\^*$]?="[\w .:@-]{1,80}")?\]`,
  String.raw`#[A-Za-z][\w-]{0,60}`,
  String.raw`:(?:scope|empty)(?![\w(-])`,
  String.raw`(?<opens>:(?:has|not|is)\()`,
  String.raw`(?<closes>\))`,
  String.raw`\s*[>,]\s*|\s+`,
  String.raw`[a-z][a-z0-9]{0,20}(?![\w(-])`,
].join('|');

/**
 * True for a selector of the small language that selector files may use: tags, ids, attributes from a list,
 * `:has`, `:not`, `:is`, `:scope`, `:empty`. No class (they change every few weeks), no word of one language.
 */
export function isPlainSelector(css: string): boolean {
  if (css.length > longest || css.trim() !== css || css === '') return false;
  const piece = new RegExp(pieces, 'y');
  let depth = 0;
  let at = 0;
  while (at < css.length) {
    piece.lastIndex = at;
    const found = piece.exec(css);
    if (found === null) return false;
    const { attribute, opens, closes } = found.groups ?? {};
    if (attribute !== undefined && !attributes.includes(attribute)) return false;
    if (attribute === 'aria-label' && found[0] !== freeLabel) return false;
    if (opens !== undefined) depth += 1;
    if (closes !== undefined) depth -= 1;
    if (depth < 0 || depth > 3) return false;
    at = piece.lastIndex;
  }
  return depth === 0;
}
