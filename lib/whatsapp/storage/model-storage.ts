import { identityOfWid, type Identity } from '@/lib/domain/contact/identity';
import { fieldOf, textField } from '@/lib/messaging/wire/fields';
import { cleanTitle } from '../text/clean-title';

/** A person or group as WhatsApp's own database has them: the names it may show, and every id. */
export interface StoredContact {
  readonly names: readonly string[];
  readonly identities: readonly Identity[];
}

/** WhatsApp's own database, read only. It names people and groups; which chat is open it does not know. */
export interface ModelStorage {
  /** Everybody whom it could show under this name; nothing when it could not be read to the end. */
  named(title: string): Promise<readonly StoredContact[] | undefined>;
}

const database = 'model-storage';
/** People, and groups by their subject. */
const tables = ['contact', 'group-metadata'] as const;
const slice = 500;
const mostRows = 100_000;

/**
 * Reads WhatsApp's own database where it is. It is opened without a version, so that nothing is ever created or
 * upgraded, for one question at a time, and let go of at once when WhatsApp wants to change it.
 */
export function createModelStorage(place: {
  readonly factory: IDBFactory;
  readonly signal: AbortSignal;
}): ModelStorage {
  return {
    async named(title) {
      const wanted = cleanTitle(title);
      const found: StoredContact[] = [];
      const whole = await eachRow(place, (row) => {
        const contact = parseContact(row);
        if (contact?.names.includes(wanted) === true) found.push(contact);
      });
      return whole ? found : undefined;
    },
  };
}

async function eachRow(
  { factory, signal }: { readonly factory: IDBFactory; readonly signal: AbortSignal },
  visit: (row: unknown) => void,
): Promise<boolean> {
  try {
    const known = await factory.databases();
    if (!known.some(({ name }) => name === database)) return false;
    const request = factory.open(database);
    // It went away since it was listed: what would be made now is taken back before it exists.
    request.addEventListener('upgradeneeded', () => request.transaction?.abort());
    const opened = await answerOf(request);
    opened.addEventListener('versionchange', () => opened.close());
    try {
      for (const table of tables.filter((each) => opened.objectStoreNames.contains(each))) {
        const begin = (): IDBObjectStore => opened.transaction(table).objectStore(table);
        if (!(await readSlices(begin, signal, visit))) return false;
      }
      return true;
    } finally {
      opened.close();
    }
  } catch {
    return false;
  }
}

/** Slice by slice, so that no task of the page becomes long. */
async function readSlices(
  begin: () => IDBObjectStore,
  signal: AbortSignal,
  visit: (row: unknown) => void,
): Promise<boolean> {
  let range: IDBKeyRange | null = null;
  for (let rows = 0; rows < mostRows && !signal.aborted; rows += slice) {
    const store = begin();
    const [keys, values]: [IDBValidKey[], unknown[]] = await Promise.all([
      answerOf(store.getAllKeys(range, slice)),
      answerOf<unknown[]>(store.getAll(range, slice)),
    ]);
    for (const value of values) visit(value);
    if (keys.length < slice) return true;
    range = IDBKeyRange.lowerBound(keys.at(-1), true);
  }
  return false;
}

function answerOf<Answer>(request: IDBRequest<Answer>): Promise<Answer> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', (event) => {
      event.preventDefault();
      reject(request.error);
    });
  });
}

function parseContact(row: unknown): StoredContact | undefined {
  const ids = [idText(fieldOf(row, 'id')), idText(fieldOf(row, 'phoneNumber'))];
  const identities = ids.flatMap((id) => {
    const identity = identityOfWid(id);
    return identity.ok ? [identity.value] : [];
  });
  const username = textField(row, 'username', 64)?.replace(/^@/, '') ?? '';
  if (username !== '') identities.push({ kind: 'username', value: username });
  if (identities.length === 0) return undefined;
  const names = ['name', 'shortName', 'verifiedName', 'pushname', 'subject'].map(
    (field) => textField(row, field, 300) ?? '',
  );
  const shown = [...names, ...names.map((name) => `~${name}`), `@${username}`].map((name) =>
    cleanTitle(name),
  );
  return { names: shown.filter((name) => name.length > 1), identities };
}

/** An id is kept as text or as an object that has its text. */
function idText(value: unknown): string {
  return typeof value === 'string' ? value.slice(0, 120) : (textField(value, '_serialized', 120) ?? '');
}
