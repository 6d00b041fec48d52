/**
 * Reads an export of 1chat CRM where there is no Python: its own ZIP, CSV and checksum code, nothing of the product.
 * `read-export.py` checks more; this one checks what a machine without Python must not leave unchecked.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { crc32, inflateRawSync } from 'node:zlib';

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Every file of a ZIP archive by its path; throws where the archive is damaged. */
function unzip(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const files = new Map();
  let at = directoryStart(view);
  while (at + 4 <= bytes.length && view.getUint32(at, true) === 0x02014b50) {
    const entry = directoryEntry(view, bytes, at);
    if (files.has(entry.path)) throw new Error(`twice in the archive: ${entry.path}`);
    files.set(entry.path, entryBytes(view, bytes, entry));
    at = entry.next;
  }
  return files;
}

function directoryStart(view) {
  for (let at = view.byteLength - 22; at >= 0; at -= 1) {
    if (view.getUint32(at, true) !== 0x06054b50) continue;
    const start = view.getUint32(at + 16, true);
    if (start !== 0xffffffff) return start;
    const wide = Number(view.getBigUint64(at - 20 + 8, true));
    return Number(view.getBigUint64(wide + 48, true));
  }
  throw new Error('no end of a ZIP archive');
}

function directoryEntry(view, bytes, at) {
  const nameLength = view.getUint16(at + 28, true);
  const extraLength = view.getUint16(at + 30, true);
  const wide = wideSizes(view, at + 46 + nameLength, extraLength);
  const narrowOr = (offset) => {
    const size = view.getUint32(at + offset, true);
    return size === 0xffffffff ? wide.shift() : size;
  };
  const size = narrowOr(24);
  const packed = narrowOr(20);
  const offset = narrowOr(42);
  return {
    path: decoder.decode(bytes.subarray(at + 46, at + 46 + nameLength)),
    method: view.getUint16(at + 10, true),
    crc: view.getUint32(at + 16, true),
    packed,
    size,
    offset,
    next: at + 46 + nameLength + extraLength + view.getUint16(at + 32, true),
  };
}

function wideSizes(view, from, length) {
  for (let at = from; at + 4 <= from + length; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) !== 1) continue;
    const sizes = [];
    for (let each = at + 4; each + 8 <= at + 4 + view.getUint16(at + 2, true); each += 8) {
      sizes.push(Number(view.getBigUint64(each, true)));
    }
    return sizes;
  }
  return [];
}

function entryBytes(view, bytes, entry) {
  const start =
    entry.offset + 30 + view.getUint16(entry.offset + 26, true) + view.getUint16(entry.offset + 28, true);
  const packed = bytes.subarray(start, start + entry.packed);
  const content = entry.method === 8 ? inflateRawSync(packed) : packed;
  if (content.length !== entry.size || crc32(content) !== entry.crc)
    throw new Error(`damaged: ${entry.path}`);
  return content;
}

/** The records of a CSV text (RFC 4180); throws where the quoting is broken. */
export function parseCsv(text) {
  const records = [];
  let record = [];
  let at = 0;
  while (at < text.length) {
    let cell = '';
    if (text[at] === '"') {
      for (at += 1; text[at] !== '"' || text[at + 1] === '"'; at += text[at] === '"' ? 2 : 1) {
        if (at >= text.length) throw new Error('a quote is never closed');
        cell += text[at];
      }
      at += 1;
    } else {
      while (at < text.length && text[at] !== ',' && text[at] !== '\r') cell += text[at++];
    }
    record.push(cell);
    if (text[at] === ',') {
      at += 1;
      if (at === text.length) record.push('');
    } else if (text.startsWith('\r\n', at)) {
      at += 2;
      records.push(record);
      record = [];
    } else throw new Error('a cell is followed by something else');
  }
  return records;
}

/** What is wrong with an export, with its rows by table. */
export function readExport(bytes) {
  const problems = [];
  const files = unzip(bytes);
  const textOf = (path) => decoder.decode(files.get(path) ?? new Uint8Array());
  const sums = new Map(
    textOf('SHA256SUMS')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => [line.slice(66), line.slice(0, 64)]),
  );
  for (const [path, content] of files) {
    if (path === 'SHA256SUMS') continue;
    const sum = createHash('sha256').update(content).digest('hex');
    if (sums.get(path) !== sum) problems.push(`wrong or no sum of ${path}`);
  }
  if (sums.size !== files.size - 1) problems.push('SHA256SUMS does not list exactly the other files');
  const manifest = JSON.parse(textOf('manifest.json'));
  const rows = {};
  for (const [table, count] of Object.entries(manifest.counts)) {
    rows[table] = textOf(`data/${table}.jsonl`)
      .split('\n')
      .slice(0, -1)
      .map((line) => JSON.parse(line));
    if (rows[table].length !== count) problems.push(`${table} has another number of rows`);
    const sheet = parseCsv(textOf(`csv/${table}.csv`).slice(1));
    if (sheet.length !== count + 1) problems.push(`the ${table} sheet has another number of rows`);
    if (!files.has(`schema/${table}.schema.json`)) problems.push(`no schema of ${table}`);
  }
  return { ok: problems.length === 0, problems, counts: manifest.counts, manifest, rows, files };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { ok, problems, counts, rows } = readExport(readFileSync(process.argv[2] ?? ''));
  process.stdout.write(`${JSON.stringify({ ok, problems, counts, rows })}\n`);
  process.exitCode = ok ? 0 : 1;
}
