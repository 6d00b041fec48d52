import type { HotTable } from '@/lib/catalogue/catalogue';
import type { Entity } from '@/lib/domain/shared/entity';
import type { Connection } from './connection';
import { emptyHead, type Head } from './head';
import { sealAside } from './aside';
import type { ColdEntry, Kept } from './journal';
import { emptyManifest, type Manifest, type PartEntry } from './manifest';
import { encodeCold, encodeJson } from './page-codec';
import { addedPages, cutEvenly, layOut, rowsPerPage, sealPages, withPages, type AddedPage } from './pages';
import {
  coldKey,
  coldPageOf,
  dueOf,
  encodePart,
  filingOf,
  monthOf,
  partKey,
  partNameOf,
  type ColdPage,
} from './part';
import { PlaceIndex } from './place-index';
import type { FinishedRecord } from './finished';
import type { Sealer } from './sealer';
import { sealMeta, sealRecord, write } from './write';

/** Rows written in one transaction. */
export const rowsPerSlice = 32 * rowsPerPage;

const version = 1;

/** Fills an empty database from the front. Nothing counts in it until `finish` has written head and manifest. */
export class GenerationWriter {
  readonly places = new PlaceIndex();
  readonly #into: { readonly connection: Connection; readonly sealer: Sealer };
  readonly #waiting = new Map<HotTable, Entity[]>();
  readonly #parts = new Map<string, Map<string, ColdPage>>();
  readonly #added: AddedPage[] = [];
  #next = 1;

  constructor(into: { readonly connection: Connection; readonly sealer: Sealer }) {
    this.#into = into;
  }

  async addHot(table: HotTable, entity: Entity): Promise<void> {
    const waiting = this.#waiting.get(table) ?? [];
    this.#waiting.set(table, waiting);
    waiting.push(entity);
    if (waiting.length >= rowsPerSlice) await this.#flush(table, waiting.splice(0));
  }

  /** Entries that lay on pages together. */
  async addCold(entries: readonly ColdEntry[]): Promise<void> {
    const byPage = Map.groupBy(entries, (entry) => `${filingOf(entry)}|${monthOf(entry.at)}`);
    const sealed = await Promise.all(
      [...byPage.values()].flatMap((filed) =>
        cutEvenly(
          [...filed].sort((a, b) => a.at - b.at),
          rowsPerPage,
        ).map((piece) => this.#sealCold(piece)),
      ),
    );
    await write(this.#into, { page: { put: sealed, drop: [] }, meta: { put: [] } });
  }

  async addFinished(records: readonly FinishedRecord[]): Promise<void> {
    const { sealer } = this.#into;
    const put = await Promise.all(
      records.map(async (record) => {
        const key = await sealer.nameFor(`done|${record.commandId}`);
        return sealRecord(sealer, { store: 'done', key, version }, encodeJson(record));
      }),
    );
    await write(this.#into, { done: { put, drop: [] }, meta: { put: [] } });
  }

  async addAside({ outbox, records }: Kept): Promise<void> {
    const sealed = await sealAside(
      this.#into.sealer,
      { outbox: { put: outbox, drop: [] }, records },
      version,
    );
    await write(this.#into, {
      meta: { put: sealed.records },
      ...(sealed.outbox === null ? {} : { outbox: sealed.outbox }),
    });
  }

  /** Writes what is left, then the lists that make it count. */
  async finish(after: Pick<Head, 'clock' | 'head' | 'erasing'>): Promise<{ head: Head; manifest: Manifest }> {
    for (const [table, waiting] of this.#waiting) await this.#flush(table, waiting.splice(0));
    const { sealer } = this.#into;
    const parts = new Map<string, PartEntry>();
    const sealed = [];
    for (const [name, pages] of this.#parts) {
      parts.set(name, { version, due: dueOf(pages) });
      sealed.push(
        await sealRecord(sealer, { store: 'meta', key: partKey(name), version }, encodePart(pages)),
      );
    }
    const manifest = { ...withPages(emptyManifest, this.#added, []), next: this.#next, parts };
    const head: Head = { ...emptyHead, ...after, write: version, manifest: manifest.number };
    await write(this.#into, { meta: { put: [...sealed, ...(await sealMeta(sealer, head, manifest))] } });
    return { head, manifest };
  }

  async #flush(table: HotTable, entities: readonly Entity[]): Promise<void> {
    if (entities.length === 0) return;
    const pages = layOut(table, entities, this.#next);
    this.#next += pages.length;
    const put = await sealPages(this.#into.sealer, pages, version);
    await write(this.#into, { page: { put, drop: [] }, meta: { put: [] } });
    this.#added.push(...addedPages(pages, put));
    for (const { page, entities: rows } of pages) {
      this.places.put(
        table,
        rows.map(({ id }) => id),
        page,
      );
    }
  }

  async #sealCold(entries: readonly ColdEntry[]) {
    const [first] = entries;
    if (first === undefined) throw new RangeError('A page without entries has no table.');
    const { sealer } = this.#into;
    const filed = await sealer.nameFor(`cold|${filingOf(first)}`);
    const place = { store: 'page', key: coldKey(filed, this.#next++), version };
    const record = await sealRecord(sealer, place, encodeCold(entries));
    const part = this.#parts.get(partNameOf(filed)) ?? new Map<string, ColdPage>();
    this.#parts.set(partNameOf(filed), part.set(record.k, coldPageOf(entries, version, record.b.length)));
    return record;
  }
}
