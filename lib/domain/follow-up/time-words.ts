/** Words of time that people type, in English, in Hindi and in Hindi written with Latin letters. */
const lists = {
  today: 'today aaj आज',
  tomorrow: 'tomorrow tmrw tmr tomo kal कल',
  dayAfter: 'parso parson overmorrow परसों परसो',
  next: 'next agle agla agli अगले अगला अगली',
  this: 'this is isi इस इसी',
  now: 'now abhi अभी',
  week: 'week weeks wk hafte hafta haftey saptah हफ्ते हफ्ता हफ़्ते हफ़्ता सप्ताह',
  month: 'month months mahine mahina महीने महीना',
  day: 'day days din dino दिन दिनों',
  hour: 'hour hours hr hrs h ghanta ghante ghanton घंटा घंटे घंटों घण्टे',
  minute: 'minute minutes min mins m minat मिनट मिनटों',
  year: 'year years saal sal साल',
  am: 'am a.m a.m. पूर्वाह्न',
  pm: 'pm p.m p.m. अपराह्न',
  morning: 'morning subah savere सुबह सवेरे',
  noon: 'noon midday',
  afternoon: 'afternoon dopahar dopeher दोपहर',
  evening: 'evening eve shaam sham शाम',
  night: 'night tonight raat रात',
  half: 'saadhe sadhe साढ़े साढे',
  quarterPast: 'sava सवा',
  quarterTo: 'paune पौने',
  filler: 'at on by the of ko ke par pe mein me baje bajey bje oclock को के पर में बजे तक',
  in: 'in after baad बाद',
} as const;

export type TimeWord = keyof typeof lists;

const named = (lines: readonly string[]): ReadonlyMap<string, number> =>
  new Map(
    lines.flatMap((line, at) => line.split(' ').map((word) => [word.normalize('NFKC'), at + 1] as const)),
  );

const kinds: readonly TimeWord[] = Object.keys(lists).filter((key): key is TimeWord => key in lists);

/** Word to what it means. */
export const timeWords: ReadonlyMap<string, TimeWord> = new Map(
  kinds.flatMap((kind) => lists[kind].split(' ').map((word) => [word.normalize('NFKC'), kind] as const)),
);

/** Monday is 1. */
export const weekdays = named([
  'mon monday somvar somwar सोमवार सोम',
  'tue tues tuesday mangalvar mangalwar mangal मंगलवार मंगल',
  'wed weds wednesday budhvar budhwar budh बुधवार बुध',
  'thu thur thurs thursday guruvar guruwar brihaspativar गुरुवार गुरूवार बृहस्पतिवार वीरवार',
  'fri friday shukravar shukrawar sukravar शुक्रवार शुक्र',
  'sat saturday shanivar shaniwar शनिवार शनि',
  'sun sunday ravivar raviwar itvaar itwar रविवार इतवार रवि',
]);

/** January is 1. */
export const months = named([
  'jan january janvari जनवरी',
  'feb february farvari फरवरी फ़रवरी',
  'mar march मार्च',
  'apr april अप्रैल',
  'may mai मई',
  'jun june जून',
  'jul july julai जुलाई',
  'aug august agast अगस्त',
  'sep sept september sitambar सितंबर सितम्बर',
  'oct october aktubar अक्टूबर अक्तूबर',
  'nov november navambar नवंबर नवम्बर',
  'dec december disambar दिसंबर दिसम्बर',
]);

/** One is 1. */
export const numberWords = named([
  'one a an ek एक',
  'two do दो',
  'three teen तीन',
  'four char chaar चार',
  'five paanch panch पांच पाँच',
  'six chhah che chhe छह छः',
  'seven saat सात',
  'eight aath आठ',
  'nine nau नौ',
  'ten das दस',
  'eleven gyarah ग्यारह',
  'twelve barah बारह',
]);
