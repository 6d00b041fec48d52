/** A made-up customer. Plain data, so that the stand-in page can show chats of the same people. */
export interface SamplePerson {
  readonly name: string;
  /** E.164, from ranges that are kept for examples (GB, US, FR, AU, SE) or that no operator uses (IN 50...). */
  readonly phone: string;
  readonly kind: 'person' | 'business';
  readonly company?: string;
  readonly quickFact?: string;
  /** Positions in `sampleLabels`. */
  readonly labels: readonly number[];
  /** Oldest first. */
  readonly notes: readonly string[];
  readonly followUp?: SampleFollowUp;
}

/** When a made-up follow-up is due, counted from the moment the samples are added. */
export interface SampleFollowUp {
  readonly title: string;
  readonly due: 'overdue' | 'today' | 'next';
}

/** The labels that the samples use. */
export const sampleLabels = [
  { name: 'New customer', colour: 'blue' },
  { name: 'Regular', colour: 'green' },
  { name: 'Payment due', colour: 'red' },
  { name: 'Wholesale', colour: 'purple' },
] as const;

/** Twenty-four customers of a shop that does not exist. */
export const samplePeople: readonly SamplePerson[] = [
  {
    name: 'Anita Sharma',
    phone: '+915000000001',
    kind: 'person',
    company: 'Sharma Boutique',
    quickFact: 'Size M, prefers cotton',
    labels: [1],
    notes: ['Asked for the blue saree again.', 'Pays by UPI, always the same day.'],
    followUp: { title: 'Tell her when the blue saree is back', due: 'today' },
  },
  {
    name: 'Bikash Das',
    phone: '+915000000002',
    kind: 'person',
    quickFact: 'Deliver after 5 pm only',
    labels: [2],
    notes: ['Half paid in cash, rest next week.'],
    followUp: { title: 'Ask for the second half', due: 'overdue' },
  },
  {
    name: 'प्रिया वर्मा',
    phone: '+915000000003',
    kind: 'person',
    company: 'वर्मा जनरल स्टोर',
    labels: [1, 3],
    notes: ['हर महीने की पहली तारीख को ऑर्डर देती हैं।'],
    followUp: { title: 'महीने का ऑर्डर पूछना', due: 'next' },
  },
  {
    name: 'सुरेश कुमार',
    phone: '+915000000004',
    kind: 'person',
    quickFact: 'हिंदी में बात करें',
    labels: [0],
    notes: ['दुकान का पता भेज दिया।'],
  },
  {
    name: 'অনুপ বৰুৱা',
    phone: '+915000000005',
    kind: 'person',
    company: 'বৰুৱা ষ্ট’ৰ',
    labels: [1],
    notes: ['বিহুৰ আগতে অৰ্ডাৰ দিব।'],
    followUp: { title: 'বিহুৰ অৰ্ডাৰৰ কথা সোধা', due: 'next' },
  },
  {
    name: 'ৰিমা শইকীয়া',
    phone: '+915000000006',
    kind: 'person',
    labels: [0],
    notes: ['মেখেলা চাদৰৰ দাম সুধিছিল।'],
  },
  {
    name: 'محمد الأحمد',
    phone: '+915000000007',
    kind: 'person',
    company: 'متجر الأحمد',
    labels: [3],
    notes: ['طلب قائمة الأسعار بالجملة.'],
    followUp: { title: 'إرسال قائمة الأسعار', due: 'today' },
  },
  {
    name: 'فاطمة حسن',
    phone: '+915000000008',
    kind: 'person',
    quickFact: 'Write in Arabic',
    labels: [],
    notes: [],
  },
  {
    name: '🌸 Meera 🌸',
    phone: '+915000000009',
    kind: 'person',
    labels: [0],
    notes: ['Found us on Instagram.'],
    followUp: { title: 'Send photos of the new kurtas', due: 'overdue' },
  },
  {
    name: 'Rahul 🏍️',
    phone: '+915000000010',
    kind: 'person',
    company: 'Speed Couriers',
    labels: [],
    notes: ['Our courier for the east side of town.'],
  },
  {
    name: 'Guwahati Sweet House',
    phone: '+915000000011',
    kind: 'business',
    company: 'Guwahati Sweet House',
    quickFact: 'Invoice monthly, 15 days credit',
    labels: [3],
    notes: ['Orders 40 boxes before every festival.'],
    followUp: { title: 'Monthly invoice', due: 'next' },
  },
  {
    name: 'Deepak Traders',
    phone: '+915000000012',
    kind: 'business',
    company: 'Deepak Traders',
    labels: [2, 3],
    notes: ['Two invoices open.'],
    followUp: { title: 'Remind about the open invoices', due: 'today' },
  },
  {
    name: 'Emily Carter',
    phone: '+12025550142',
    kind: 'person',
    labels: [0],
    notes: ['Ships to Washington.'],
  },
  {
    name: 'José Álvarez',
    phone: '+12025550177',
    kind: 'person',
    quickFact: 'Allergic to nuts',
    labels: [1],
    notes: ['Gift wrap on every order.'],
  },
  {
    name: 'Oliver Smith',
    phone: '+447700900123',
    kind: 'person',
    labels: [],
    notes: ['Asked about shipping to the UK.'],
    followUp: { title: 'Quote shipping to London', due: 'overdue' },
  },
  { name: 'Zoë O’Neill', phone: '+447700900456', kind: 'person', labels: [1], notes: [] },
  {
    name: 'Łukasz Nowak',
    phone: '+447700900789',
    kind: 'person',
    company: 'Nowak Imports',
    labels: [3],
    notes: ['Wants samples first.'],
    followUp: { title: 'Send samples', due: 'next' },
  },
  { name: 'Chloé Dubois', phone: '+33639980011', kind: 'person', labels: [0], notes: ['Speaks French.'] },
  {
    name: 'Atelier Lumière',
    phone: '+33639980022',
    kind: 'business',
    company: 'Atelier Lumière',
    labels: [3],
    notes: ['Closed on Mondays.'],
  },
  {
    name: 'Jack Wilson',
    phone: '+61491570156',
    kind: 'person',
    labels: [],
    notes: ['Different time zone: Sydney.'],
  },
  {
    name: 'Astrid Lindqvist',
    phone: '+46701740605',
    kind: 'person',
    labels: [1],
    notes: ['Paid in full.'],
    followUp: { title: 'Say thank you', due: 'today' },
  },
  {
    name: 'Anita Sharma',
    phone: '+915000000013',
    kind: 'person',
    labels: [],
    notes: ['The other Anita: lives in Tezpur.'],
  },
  {
    name: 'राज & Sons 🛒',
    phone: '+915000000014',
    kind: 'business',
    company: 'राज & Sons',
    labels: [2],
    notes: ['Bill number 118 is unpaid.'],
    followUp: { title: 'Bill 118', due: 'overdue' },
  },
  {
    name: 'Wei 老板',
    phone: '+12025550199',
    kind: 'person',
    labels: [0],
    notes: ['Asked for the price list: 价格.'],
  },
];
