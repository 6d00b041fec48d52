import { HOSTILE_NAMES } from './hostile';
import { businessName, groupName, personName } from './names';
import { createRandom } from './random';
import { formatPhone, phoneDigits } from './phone';
import { samplePeople } from '../../../../../lib/domain/sample/people';

import type { Random } from './random';
import type { SamplePerson } from '../../../../../lib/domain/sample/people';
import type { Chat, ChatKind } from './chat';

/** The first ten chats hold one of each kind, so that even the smallest page has every identity. */
const OPENING: readonly ChatKind[] = [
  'person',
  'unsaved',
  'business',
  'lid-only',
  'lid-with-phone',
  'username',
  'group',
  'self',
  'person',
  'person',
];

const MIXTURE: readonly ChatKind[] = [
  'person',
  'person',
  'person',
  'person',
  'unsaved',
  'unsaved',
  'business',
  'lid-only',
  'lid-with-phone',
  'lid-with-phone',
  'group',
  'username',
];

/** The name of chat 0. */
const FIRST_NAME = 'Asha Verma';

/** The title that the chats 8 and 9 share. */
const SHARED_NAME = 'Maria Santos';

const MINUTE = 60_000;

/** What the generator needs to know. */
export interface GenerateInput {
  readonly count: number;
  readonly seed: number;
  readonly hostile: boolean;
  readonly samplePeople: boolean;
  readonly now: number;
  readonly ownPhone: string;
  /** Chats with people are addressed by LID, as after the migration. */
  readonly lidChats: boolean;
}

/** Makes the chats of one page; the same input always gives the same chats. */
export function generateChats(input: GenerateInput): Chat[] {
  return Array.from({ length: input.count }, (_, index) => generateChat(index, input));
}

function generateChat(index: number, input: GenerateInput): Chat {
  const random = createRandom(input.seed, index);
  const mixed = OPENING[index] ?? random.pick(MIXTURE);
  // A hostile name is a saved person's, so that it is on the screen and not behind a number.
  const sample = sampleOf(index, mixed, input);
  const kind = hostileNameOf(index, input) === undefined ? (sample?.kind ?? mixed) : 'person';
  const identity = {
    ...(kind === 'self' ? ownIdentity(input.ownPhone) : identityOf(kind, index, random)),
    ...(sample === undefined ? {} : { user: sample.phone.slice(1), phone: sample.phone.slice(1) }),
  };
  const migrated = migrate(identity, kind, input);
  const named = { ...nameOf(kind, index, random, input), ...sampleNames(sample) };
  const unread = index === 1 ? 2 : random.below(5) === 0 ? 1 + random.below(7) : 0;
  const lastTime = input.now - (index * 11 + random.below(9)) * MINUTE;
  return {
    index,
    kind,
    ...migrated,
    ...named,
    title: titleOf(kind, identity, named),
    unread,
    pinned: index === 2 && input.count >= 24,
    muted: random.below(12) === 0,
    labels: kind === 'business' || random.below(6) === 0 ? [String(1 + random.below(3))] : [],
    lastTime,
    lastFromMe: lastFromMe(index, kind, { unread, input }),
    archived: false,
    messages: undefined,
  };
}

/** The sample person whose chat this is; the odd kinds of the opening stay what they are. */
function sampleOf(index: number, kind: ChatKind, input: GenerateInput): SamplePerson | undefined {
  const isPlain = kind === 'person' || kind === 'business' || index >= OPENING.length;
  return input.samplePeople && isPlain ? samplePeople[index] : undefined;
}

function sampleNames(sample: SamplePerson | undefined): Partial<Named> {
  if (sample === undefined) return {};
  return sample.kind === 'business'
    ? { pushname: sample.name, verifiedName: sample.name }
    : { pushname: sample.name, savedName: sample.name };
}

/** A stream of its own, so that nothing else about the chats depends on it. */
function lastFromMe(
  index: number,
  kind: ChatKind,
  { unread, input }: { readonly unread: number; readonly input: GenerateInput },
): boolean {
  return unread === 0 && (kind === 'self' || createRandom(input.seed, 3_000_000 + index).below(5) < 3);
}

function migrate(identity: Identity, kind: ChatKind, { lidChats }: GenerateInput): Identity {
  const { lid } = identity;
  const isPerson = kind === 'person' || kind === 'unsaved' || kind === 'business';
  return lidChats && isPerson && lid !== undefined ? { ...identity, user: lid, server: 'lid' } : identity;
}

type Identity = Pick<Chat, 'user' | 'server' | 'lid' | 'phone' | 'username'>;
type Named = Pick<Chat, 'savedName' | 'pushname' | 'verifiedName'>;

function identityOf(kind: ChatKind, index: number, random: Random): Identity {
  const phone = phoneDigits(index);
  const lid = `${String(100_000_000 + index)}${String(random.below(900_000) + 100_000)}`;
  const none = { lid: undefined, phone: undefined, username: undefined };
  switch (kind) {
    case 'group':
      return { ...none, user: `1203630${String(10_000_000 + index)}`, server: 'g.us' };
    case 'channel':
      return { ...none, user: `1203639${String(10_000_000 + index)}`, server: 'newsletter' };
    case 'lid-only':
      return { ...none, user: lid, server: 'lid', lid };
    case 'lid-with-phone':
      return { ...none, user: lid, server: 'lid', lid, phone };
    case 'username':
      return { ...none, user: lid, server: 'lid', lid, username: `nila.crafts${index}` };
    default:
      return { ...none, user: phone, server: 'c.us', lid, phone };
  }
}

function ownIdentity(phone: string): Identity {
  return { user: phone, server: 'c.us', lid: undefined, phone, username: undefined };
}

function nameOf(kind: ChatKind, index: number, random: Random, input: GenerateInput): Named {
  const saved = savedNameOf(index, random, input);
  const pushname = personName(random);
  switch (kind) {
    case 'person':
    case 'lid-with-phone':
      return { savedName: saved, pushname, verifiedName: undefined };
    case 'business': {
      const business = hostileNameOf(index, input) ?? businessName(random);
      return { savedName: undefined, pushname: business, verifiedName: business };
    }
    case 'group':
      return {
        savedName: hostileNameOf(index, input) ?? groupName(random),
        pushname: undefined,
        verifiedName: undefined,
      };
    case 'self':
      return { savedName: 'You', pushname: 'You', verifiedName: undefined };
    default:
      return {
        savedName: undefined,
        pushname: hostileNameOf(index, input) ?? pushname,
        verifiedName: undefined,
      };
  }
}

function savedNameOf(index: number, random: Random, input: GenerateInput): string {
  const hostile = hostileNameOf(index, input);
  const generated = `${personName(random)}${placeOf(index, input)}`;
  return hostile ?? (index === 0 ? FIRST_NAME : index === 8 || index === 9 ? SHARED_NAME : generated);
}

/** Somebody with thousands of customers tells those of one name apart, though not all of them. */
function placeOf(index: number, { seed }: GenerateInput): string {
  const isTold = index >= 100 && createRandom(seed, 4_000_000 + index).below(5) > 0;
  return isTold ? ` ${index}` : '';
}

function hostileNameOf(index: number, input: GenerateInput): string | undefined {
  if (input.hostile && index >= 10) {
    return HOSTILE_NAMES[index - 10];
  }
  return input.count >= 1_000 && index % 97 === 96 ? HOSTILE_NAMES[index % HOSTILE_NAMES.length] : undefined;
}

function titleOf(kind: ChatKind, identity: Identity, named: Named): string {
  const known = named.savedName ?? named.verifiedName;
  if (known !== undefined) {
    return known;
  }
  if (kind === 'username' && identity.username !== undefined) {
    return `@${identity.username}`;
  }
  return identity.phone === undefined ? `~${named.pushname ?? ''}` : formatPhone(identity.phone);
}
