import type { Entity } from '@/lib/domain/shared/entity';
import { randomName } from './names';
import { seededRandom, type Random } from './random';

const start = Date.UTC(2024, 0, 1);
const companies = [
  'Mills & Sons',
  'Kaveri Textiles',
  'Blue Door Café',
  'Nordlys ApS',
  'आनंद स्टोर्स',
  'Al Noor Trading',
];
const facts = [
  'Prefers cotton, size M',
  'Pays on the 5th',
  'Ask for the shop at the corner',
  'चाय पसंद है',
  'Wholesale only',
];

/** `count` made-up contacts in mixed scripts, about 450 bytes each as JSON; the same for the same seed. */
export function seededContacts(count: number, seed = 1): Entity[] {
  const random = seededRandom(seed);
  return Array.from({ length: count }, (_, index) => seededContact(random, index));
}

function seededContact(random: Random, index: number): Entity {
  const createdAt = start + index * 1_000;
  const stamp = `${createdAt.toString(36).padStart(9, '0')}0000123456789abcdef`;
  const id = uuid(random, createdAt);
  return {
    id,
    d: {
      id,
      name: randomName(random),
      kind: random.int(20) === 0 ? 'business' : 'person',
      company: random.int(3) === 0 ? random.pick(companies) : null,
      quickFact: random.int(4) === 0 ? random.pick(facts) : null,
      identities: { [phoneOf(random)]: [stamp] },
      labels: random.int(3) === 0 ? { [`label-${random.int(12)}`]: [stamp] } : {},
      createdAt,
      lastActivityAt: createdAt + random.int(600) * 86_400_000,
    },
    c: { '': stamp },
  };
}

function phoneOf(random: Random): string {
  return `phone:+91${String(6_000_000_000 + random.int(1_000_000) * 4_000 + random.int(4_000))}`;
}

function uuid(random: Random, at: number): string {
  const time = at.toString(16).padStart(12, '0');
  const rest = Array.from({ length: 18 }, () => random.int(16).toString(16)).join('');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${rest.slice(0, 3)}-8${rest.slice(3, 6)}-${rest.slice(6)}`;
}
