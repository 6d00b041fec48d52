import type { Random } from './random';

interface Script {
  /** Of a hundred names. */
  readonly share: number;
  readonly given: readonly string[];
  readonly family: readonly string[];
  readonly between: string;
}

const words = (text: string): string[] => text.split(' ');

/** Shares as in a customer list of a shop in India with customers abroad. */
const scripts: readonly Script[] = [
  {
    share: 55,
    given: words(
      'Asha Bianca Carlos Deepa Elif Farid Grace Hanna Imran João Kavya Lars Meera Noor Olga Priya Rahul Søren Tomás Uma',
    ),
    family: words(
      'Sharma Müller García Okafor Patel Kowalski Nguyễn Silva Haddad Jensen Iyer Castro Demir Fraser Gupta Horvat',
    ),
    between: ' ',
  },
  {
    share: 15,
    given: words('आशा विक्रम मीरा राहुल सुनीता अर्जुन कविता नेहा'),
    family: words('शर्मा वर्मा गुप्ता मिश्रा सिंह यादव'),
    between: ' ',
  },
  {
    share: 10,
    given: words('অনন্যা রাহুল মৌসুমী সৌরভ ৰাজীৱ জুনমণি'),
    family: words('চক্রবর্তী দাস সেন বৰুৱা শইকীয়া'),
    between: ' ',
  },
  {
    share: 6,
    given: words('அன்பு கவிதா முருகன் தமிழ் செல்வி'),
    family: words('குமார் ராஜன் சுந்தரம் வேலு'),
    between: ' ',
  },
  {
    share: 7,
    given: words('أحمد فاطمة خالد ليلى يوسف مريم'),
    family: words('الحسن العلي حداد منصور'),
    between: ' ',
  },
  { share: 4, given: words('伟 芳 娜 敏 静 强 磊 洋'), family: words('王 李 张 刘 陈 杨'), between: '' },
  {
    share: 3,
    given: words('さくら はると 陽菜 大翔 ゆい'),
    family: words('佐藤 鈴木 高橋 田中'),
    between: ' ',
  },
];

/** A made-up name; a number keeps most of them different, as in a real list. */
export function randomName(random: Random): string {
  let left = random.int(100);
  const script = scripts.find(({ share }) => (left -= share) < 0) ?? scripts[0];
  if (script === undefined) throw new RangeError('No script.');
  const { given, family, between } = script;
  const name =
    script.between === ''
      ? [random.pick(family), random.pick(given)]
      : [random.pick(given), random.pick(family)];
  return `${name.join(between)} ${random.int(10_000)}`;
}
