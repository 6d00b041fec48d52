export interface ReadRow {
  readonly id: string;
  readonly fields: Record<string, unknown>;
  readonly stamps: Record<string, string>;
}
export interface ReadExport {
  readonly ok: boolean;
  readonly problems: readonly string[];
  readonly counts: Record<string, number>;
  readonly manifest: Record<string, unknown>;
  readonly rows: Record<string, readonly ReadRow[]>;
  readonly files: ReadonlyMap<string, Uint8Array>;
}
export function parseCsv(text: string): string[][];
export function readExport(bytes: Uint8Array): ReadExport;
