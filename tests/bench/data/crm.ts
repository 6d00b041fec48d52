import type { Entity } from '@/lib/domain/shared/entity';
import { phoneDigits } from '@/tests/support/whatsapp-web/page/data/phone';
import { seededContacts } from './contacts';
import { seededRandom, type Random } from './random';

/** Everything that a shop keeps, by table. */
export interface SeededCrm {
  readonly contacts: readonly Entity[];
  readonly labels: readonly Entity[];
  readonly notes: readonly Entity[];
  readonly followUps: readonly Entity[];
}

const labelCount = 20;
/** The first contacts have the phone numbers of the stand-in's chats. */
const chats = 20_000;
const day = 86_400_000;
const colours = ['red', 'orange', 'yellow', 'green', 'teal', 'blue', 'purple', 'pink'] as const;
const said = [
  'Wants the blue one, size M, delivered to the shop before Friday',
  'Asked for the price list again; said the last parcel came late',
  'कल फ़ोन करना है, भुगतान बाकी है',
  'চালান পাঠাতে হবে, ঠিকানা বদলেছে',
  'Prefers to pay by transfer, invoice to the company',
];

/** A made-up shop with so many contacts, a note on every tenth and a follow-up on every fiftieth. */
export function seededCrm(size: number, seed = 1): SeededCrm {
  const random = seededRandom(seed + 1);
  const labels = Array.from({ length: labelCount }, (_, number) => labelAt(number));
  const contacts = seededContacts(size, seed).map((contact, index) => placed(contact, { index, random }));
  return {
    contacts,
    labels,
    notes: everyNth(contacts, 10, (contact, number) => noteOn(contact, number, random)),
    followUps: everyNth(contacts, 50, (contact, number) => followUpOn(contact, number, random)),
  };
}

/** The id of a seeded label. */
export function labelIdAt(number: number): string {
  return idAt('1', number);
}

function everyNth<T>(list: readonly T[], step: number, make: (each: T, number: number) => Entity): Entity[] {
  return list.filter((_, index) => index % step === 0).map(make);
}

/** The contact with labels that exist and, for the first ones, the phone number of a chat. */
function placed(contact: Entity, { index, random }: { index: number; random: Random }): Entity {
  const stamp = stampOf(contact);
  const [phone = ''] = Object.keys(contact.d['identities'] ?? {});
  const element = `${index < chats ? `phone:+${phoneDigits(index)}` : phone}#import`;
  const labels = random.int(3) === 0 ? { [labelIdAt(random.int(labelCount))]: [stamp] } : {};
  return { ...contact, d: { ...contact.d, identities: { [element]: [stamp] }, labels } };
}

function labelAt(number: number): Entity {
  const colour = colours[number % colours.length] ?? 'grey';
  const name = `Group ${String(number + 1).padStart(2, '0')}`;
  return entity(labelIdAt(number), { name, colour, createdAt: Date.UTC(2024, 0, 1) });
}

function noteOn(contact: Entity, number: number, random: Random): Entity {
  const body = `${random.pick(said)} (${number})`;
  return entity(idAt('2', number), { contactId: contact.id, body, createdAt: createdAt(contact) + day });
}

function followUpOn(contact: Entity, number: number, random: Random): Entity {
  return entity(idAt('3', number), {
    contactId: contact.id,
    title: `Call back ${number}`,
    dueAt: Date.UTC(2026, 0, 1) + random.int(720) * day,
    zone: 'Asia/Kolkata',
    createdAt: createdAt(contact),
  });
}

function entity(id: string, d: Entity['d']): Entity {
  return { id, d: { id, ...d }, c: { '': `${(1).toString(36).padStart(9, '0')}0000123456789abcdef` } };
}

function idAt(kind: string, number: number): string {
  return `${kind}0000000-0000-7000-8000-${number.toString(16).padStart(12, '0')}`;
}

function stampOf(contact: Entity): string {
  return contact.c[''] ?? '';
}

function createdAt(contact: Entity): number {
  const value = contact.d['createdAt'];
  return typeof value === 'number' ? value : 0;
}
