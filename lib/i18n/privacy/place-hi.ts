import type { SameKeys } from '../translate';
import type { placeEn } from './place-en';

/** Where an erasure looked again, in Hindi. */
export const placeHi: SameKeys<typeof placeEn> = {
  'place.files': 'फ़ाइलें और चाबियाँ',
  'place.database': 'डेटाबेस',
  'place.settings': 'एक्सटेंशन की सेटिंग',
  'place.session': 'Chrome बंद होने तक के मान',
  'place.caches': 'नेटवर्क का कैश',
  'place.alarms': 'अलार्म',
  'place.icon': 'आइकन पर संख्या',
  'place.memory': 'प्रोग्राम की मेमोरी',
  'place.search': 'खोज',
  'place.disk': 'डिस्क पर भंडार, नए सिरे से खोलकर पूरा पढ़ा गया',
  'place.values': 'भंडार के बाहर के मान',
};
