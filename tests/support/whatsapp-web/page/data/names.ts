import type { Random } from './random';

const FIRST = [
  [
    'Asha',
    'Daniel',
    'Mónica',
    'Zoë',
    'Tomás',
    'Greta',
    'Ivan',
    'Nkechi',
    'Jonas',
    'Leila',
    'Pedro',
    'Hannah',
  ],
  ['आशा', 'राजेश', 'सुनीता', 'विकास', 'प्रिया', 'मोहन', 'कविता', 'अनिल'],
  ['অনামিকা', 'ৰাজীৱ', 'বিজয়', 'মৌচুমী', 'প্ৰণৱ', 'ৰীতা'],
  ['ليلى', 'أحمد', 'فاطمة', 'يوسف', 'مريم', 'خالد'],
] as const;

const LAST = [
  ['Verma', 'Okafor', 'García', 'Lindqvist', 'Moreau', 'Petrov', 'Almeida', 'Weber', 'Nair', 'Khan', 'Silva'],
  ['शर्मा', 'वर्मा', 'पटेल', 'गुप्ता', 'यादव', 'सिंह'],
  ['বৰুৱা', 'শইকীয়া', 'গগৈ', 'দাস', 'ডেকা'],
  ['حسن', 'العلي', 'منصور', 'الخطيب', 'صالح'],
] as const;

const SHOP = [
  'Bakery',
  'Florist',
  'Hardware',
  'Opticians',
  'Tailors',
  'Pharmacy',
  'Cycles',
  'Stationers',
  'Ceramics',
];
const GROUP = ['Suppliers', 'Weekend shift', 'Delivery route', 'Market traders', 'Stock count', 'Family'];
const EMOJI = ['🌸', '🚲', '🍞', '👩🏽‍🍳', '✨', '📦'];

/** A person's name in one of four scripts, now and then with an emoji. */
export function personName(random: Random): string {
  const script = random.pick([0, 0, 0, 0, 1, 2, 3]);
  const name = `${random.pick(FIRST[script] ?? FIRST[0])} ${random.pick(LAST[script] ?? LAST[0])}`;
  return random.below(9) === 0 ? `${name} ${random.pick(EMOJI)}` : name;
}

/** The name a business gave itself. */
export function businessName(random: Random): string {
  return `${random.pick(LAST[0])} ${random.pick(SHOP)}`;
}

/** The subject of a group. */
export function groupName(random: Random): string {
  return `${random.pick(GROUP)} ${random.pick(EMOJI)}`;
}
