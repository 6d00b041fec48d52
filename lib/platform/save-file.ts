import { failed, ok, type Result } from '@/lib/domain/shared/result';

/** Where bytes go that a person wants to have as a file. */
export interface FileTarget {
  write(chunk: Uint8Array): Promise<void>;
  /** Makes the file: it is whole only now. */
  finish(): Promise<void>;
  /** Leaves nothing behind. */
  discard(): Promise<void>;
}

interface PickerHandle extends FileSystemFileHandle {
  remove?(): Promise<void>;
}
type Picker = (options: {
  suggestedName: string;
  types: { description: string; accept: Record<string, string[]> }[];
}) => Promise<PickerHandle>;

/** Says whether the person can be asked for a place. */
export function canPickFile(): boolean {
  return 'showSaveFilePicker' in globalThis;
}

/** Asks the person where to save; the bytes go straight to disk. Only on a press. */
export async function pickFile(
  suggestedName: string,
  description: string,
): Promise<Result<FileTarget, 'cancelled' | 'unsupported'>> {
  if (!canPickFile()) return failed('unsupported');
  const pick = (globalThis as unknown as { showSaveFilePicker: Picker }).showSaveFilePicker;
  try {
    const handle = await pick({
      suggestedName,
      types: [{ description, accept: { 'application/zip': ['.zip'] } }],
    });
    const writable = await handle.createWritable();
    return ok({
      write: (chunk) => writable.write(new Uint8Array(chunk)),
      finish: () => writable.close(),
      async discard() {
        await writable.abort();
        await handle.remove?.();
      },
    });
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') return failed('cancelled');
    return failed('unsupported');
  }
}

/** How much is gathered before it is handed to the browser, which keeps large blobs on disk. */
const partBytes = 4 * 1024 * 1024;

/** A file for the downloads folder: gathered in blobs, so that the page's own memory stays flat. */
export function downloadTarget(name: () => string): FileTarget {
  let waiting: Uint8Array<ArrayBuffer>[] = [];
  let waitingBytes = 0;
  let blobs: Blob[] = [];
  const gather = (): void => {
    blobs.push(new Blob(waiting));
    waiting = [];
    waitingBytes = 0;
  };
  return {
    write(chunk) {
      waiting.push(new Uint8Array(chunk));
      waitingBytes += chunk.length;
      if (waitingBytes >= partBytes) gather();
      return Promise.resolve();
    },
    finish() {
      gather();
      downloadBlob(new Blob(blobs, { type: 'application/zip' }), name());
      blobs = [];
      return Promise.resolve();
    },
    discard() {
      waiting = [];
      blobs = [];
      return Promise.resolve();
    },
  };
}

/** Time enough for the browser to have taken the blob over. */
const releaseAfter = 60_000;

/** Puts a blob into the downloads folder. */
export function downloadBlob(blob: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), releaseAfter);
}
