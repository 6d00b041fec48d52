import type { SameKeys } from '../translate';
import type { MarkWords } from './en';

/** The same in Hindi. */
export const hi: SameKeys<MarkWords> = {
  'marks.labels': { one: '{count} लेबल', other: '{count} लेबल' },
  'marks.late': 'फ़ॉलो-अप का समय निकल गया',
  'marks.today': 'फ़ॉलो-अप आज',
};
