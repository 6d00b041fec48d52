import type { Entity } from '@/lib/domain/shared/entity';
import { isJson } from '@/lib/domain/shared/parse-operation';
import type { Json } from '@/lib/domain/shared/json';
import type { Operation } from '@/lib/domain/shared/operation';
import { failed, ok, type Result } from '@/lib/domain/shared/result';
import type { CommandCode } from '@/lib/messaging/contract/commands';
import type { Plan, PlanContext } from '@/lib/model/command';
import { defaultRegion } from '@/lib/model/default-region';
import { isHotTable } from '@/lib/model/is-hot-table';
import { beforeOf, parsePast, type Past } from '@/lib/model/past';
import type { ColdEntry, Commit, StoreCode } from '@/lib/store/journal';
import type { Runnable } from './commands';
import { foldOperations, type Placed } from './fold-operations';
import { asideOf, partChanges, setBasesAside } from './sync/enlist-command';
import { roleAllows } from './sync/role-allows';
import { isSampleRow, isSyncedTable } from './sync/synced';
import type { Data, Root } from './root';

/** One command on its way: the id the client made at the gesture. */
export interface Request {
  readonly id: string;
  readonly runnable: Runnable;
  readonly args: unknown;
  /** Whether the result is kept, because a client may send the same id again. */
  readonly remembered: boolean;
}

/** Codes of plans, and of the store where it cannot write. */
export type ExecuteCode = CommandCode | StoreCode;

/**
 * Plans, merges, writes in one transaction, then changes memory: in this order, so that whatever fails leaves
 * store and memory as they were. Runs in the line only.
 */
export async function execute(root: Root, data: Data, request: Request): Promise<Result<Json, ExecuteCode>> {
  const past = await pastFor(root, data, request);
  if (!past.ok) return past;
  const context = contextOf(root, data, { request, past: past.value });
  const planned = request.runnable.plan(data.model, request.args, context);
  if (!planned.ok) return planned;
  const allowed = allowedOf(data, request, planned.value);
  if (!allowed.ok) return allowed;
  const { operations } = allowed.value;
  const changes = foldOperations(data.model, operations);
  if (!changes.ok) return unfolded(changes.code);
  if (changes.value.length === 0 && !request.remembered) return ok(planned.value.result);
  const forgotten = await forgottenHistory(data, planned.value);
  if (!forgotten.ok) return forgotten;
  const records = [...historyOf(data, { request, plan: allowed.value, context }), ...forgotten.value];
  const parted = partChanges(data, {
    id: request.id,
    at: context.now,
    operations,
    changes: changes.value,
  });
  const commit: Commit = {
    commandId: request.id,
    result: planned.value.result,
    at: context.now,
    changed: parted?.own ?? changes.value,
    appended: records,
    clock: data.stamps.last(),
    head: data.head + 1,
    ...(parted === null ? {} : { aside: asideOf(parted.enlisted) }),
  };
  const written = await data.journal.commit(commit);
  if (!written.ok) return written;
  if (parted !== null && data.synced !== null) setBasesAside(data, data.synced, parted.shared);
  putInMemory(root, data, { commit, rows: changes.value, forgets: forgotten.value.length > 0 });
  if (parted !== null) await root.enlisted(data, parted.enlisted);
  return ok(planned.value.result);
}

interface Done {
  readonly commit: Commit;
  /** The rows as they are seen now. */
  readonly rows: readonly Placed[];
  readonly forgets: boolean;
}

/** What is on disk now, in memory as well. */
function putInMemory(root: Root, data: Data, { commit, rows, forgets }: Done): void {
  data.head = commit.head;
  data.unfolded += commit.changed.length + commit.appended.length;
  data.writtenAt = commit.at;
  for (const { entity } of commit.appended) remember(data, entity);
  if (forgets) data.histories.clear();
  root.applied(data, rows);
  if (commit.appended.length > 0) root.changed(['history']);
}

/**
 * What of a plan this seat's role may change: all or nothing. A person is told so; what the worker noticed by itself
 * is not kept, because a row without its hidden half would be no row.
 */
function allowedOf(data: Data, { remembered }: Request, plan: Plan): Result<Plan, 'masked'> {
  const isAllowed = roleAllows(data);
  if (plan.operations.every((operation) => isAllowed(operation) || isSample(data, operation)))
    return ok(plan);
  return remembered ? failed('masked') : ok({ ...plan, operations: [] });
}

/** Samples are never sent, so no role is asked about them. */
function isSample({ model }: Data, { table, id }: Operation): boolean {
  const entity = isSyncedTable(table) ? model.tables[table].find(id) : undefined;
  return entity !== undefined && isSyncedTable(table) && isSampleRow(model, table, entity);
}

function unfolded(code: 'undeclared' | 'too-long'): Result<never, 'invalid'> {
  if (code === 'undeclared') throw new Error('A plan names a field that the catalogue does not declare');
  return failed('invalid', 'This text is too long. Make it shorter.');
}

async function pastFor(root: Root, data: Data, request: Request): Promise<Result<Past | null, StoreCode>> {
  const command = request.runnable.past(request.args);
  return command === null ? ok(null) : data.histories.find(command, root.signal);
}

function contextOf(
  root: Root,
  data: Data,
  { request, past }: { request: Request; past: Past | null },
): PlanContext {
  const now = root.clock.now();
  return {
    commandId: request.id,
    now,
    stamp: data.stamps.next(),
    newId: () => root.ids.uuid(now),
    // Worked out only for a command that asks: the region looks through the phone numbers of many contacts.
    get region() {
      return defaultRegion(data.model, navigator.language);
    },
    get zone() {
      return Intl.DateTimeFormat().resolvedOptions().timeZone;
    },
    team: teamOf(data),
    past,
  };
}

function teamOf({ account }: Data): PlanContext['team'] {
  if (account === null) return null;
  const members = (account.team?.members ?? []).filter(({ state }) => state === 'active');
  return { seat: account.seat.id, members: [account.seat.id, ...members.map(({ id }) => id)] };
}

/** The entry that keeps the change, and the entry of what it takes back, marked so. */
function historyOf(
  data: Data,
  { request, plan, context }: { request: Request; plan: Plan; context: PlanContext },
): readonly ColdEntry[] {
  if (!request.runnable.undoable || plan.silent === true || plan.operations.length === 0) return [];
  const { operations, contactId } = plan;
  const find = (table: string, id: string) =>
    isHotTable(table) ? data.model.tables[table].get(id) : undefined;
  const entry: Past = {
    id: request.id,
    contactId,
    at: context.now,
    command: request.runnable.name,
    operations,
    before: beforeOf(operations, find),
    undoneBy: null,
  };
  const { past } = context;
  const taken = plan.takesBack === undefined || past === null ? [] : [{ ...past, undoneBy: request.id }];
  return [...taken, entry].map((each) => filed(each, context.stamp));
}

/** What the history keeps of contacts that are gone: an id without content in the place of each entry. */
async function forgottenHistory(data: Data, { forgets = [] }: Plan): Promise<Result<ColdEntry[], StoreCode>> {
  const entries: ColdEntry[] = [];
  for (const contactId of forgets) {
    const kept = await data.journal.cold({ table: 'history', contactId });
    if (!kept.ok) return kept;
    for (const { id, d, erased } of kept.value) {
      if (erased === true || typeof d['at'] !== 'number') continue;
      const entity: Entity = { id, d: {}, c: {}, erased: true };
      entries.push({ table: 'history', contactId, at: d['at'], entity });
    }
  }
  return ok(entries);
}

function filed(past: Past, stamp: string): ColdEntry {
  const { id, contactId, at, command, undoneBy } = past;
  const operations = past.operations.map(toJson);
  const before = past.before.map(toJson);
  const d = { contactId, at, command, operations, before, undoneBy };
  return { table: 'history', contactId, at, entity: { id, d, c: { '': stamp } } };
}

function toJson(value: unknown): Json {
  if (!isJson(value)) throw new Error('An operation holds a value that cannot be stored');
  return value;
}

function remember(data: Data, entity: Entity): void {
  const past = parsePast(entity);
  if (past !== undefined) data.histories.remember(past);
}
