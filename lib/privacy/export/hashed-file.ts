import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';

/** What `manifest.json` says about a file, so that a reader can tell whether it is whole. */
export interface WrittenFile {
  readonly path: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly records: number;
}

/** A file on its way into the archive: lines go in, chunks come out, and `written` is told the sums at its end. */
export interface FileSource {
  readonly path: string;
  readonly lines: AsyncIterable<string> | Iterable<string>;
  /** How many of the lines are no record (a heading). */
  readonly headings?: number;
}

/** Chunks large enough that crossing from the worker to the page costs little. */
const chunkBytes = 64 * 1024;

/**
 * Encodes, chunks and hashes a file as it streams. WebCrypto hashes whole buffers only, which would hold a big table
 * in memory.
 */
export async function* hashedFile(
  source: FileSource,
  written: (file: WrittenFile) => void,
): AsyncGenerator<Uint8Array> {
  const hash = sha256.create();
  const encoder = new TextEncoder();
  let bytes = 0;
  let lines = 0;
  let waiting: string[] = [];
  let waitingLength = 0;
  const flush = (): Uint8Array => {
    const chunk = encoder.encode(waiting.join(''));
    waiting = [];
    waitingLength = 0;
    hash.update(chunk);
    bytes += chunk.length;
    return chunk;
  };
  for await (const line of source.lines) {
    lines += 1;
    waiting.push(line);
    waitingLength += line.length;
    if (waitingLength >= chunkBytes) yield flush();
  }
  if (waiting.length > 0) yield flush();
  written({
    path: source.path,
    sha256: bytesToHex(hash.digest()),
    bytes,
    records: lines - (source.headings ?? 0),
  });
}
