import type { SameKeys } from '../translate';
import type { chatListEn } from './chat-list-en';

/** The same in Hindi. */
export const chatListHi: SameKeys<typeof chatListEn> = {
  'keepOut.button': 'निजी: बाहर रखें',
  'keepOut.hint': 'परिवार और दोस्तों के लिए। इसके बाद इस चैट के बारे में यहाँ कुछ नहीं रखा या दिखाया जाता।',
  'keepOut.menu': 'निजी: मिटाएँ और बाहर रखें…',
  'keepOut.done': 'यह चैट बाहर रखी गई है।',
  'keepOut.title': 'निजी: बाहर रखी गई',
  'keepOut.text':
    'इस चैट के बारे में कुछ नहीं रखा, दिखाया या चिह्नित किया जाता। बस एक छाप रखी है, जो इस चैट को खुलने पर पहचानती है और किसी को कुछ नहीं बताती।',
  'keepOut.letIn': 'इस चैट को फिर अंदर आने दें',
  'keepOut.stillKept':
    'इस व्यक्ति के बारे में अब भी कुछ रखा है, शायद हटाया हुआ पर मिटा नहीं। पहले उसे मिटाएँ; फिर चैट बाहर रखी जाएगी।',
  'keepOut.erase': 'मिटाएँ और बाहर रखें',
  'needs.title': 'उत्तर चाहिए',
  'needs.loading': 'आपकी चैट देखी जा रही हैं…',
  'needs.unknown': 'WhatsApp Web अभी अपनी चैट नहीं दिखा रहा, इसलिए पता नहीं कि कौन राह देख रहा है।',
  'needs.emptyAll': 'कोई उत्तर की राह नहीं देख रहा।',
  'needs.emptySoFar': 'अब तक देखी गई चैट में कोई राह नहीं देख रहा।',
  'needs.all': 'सभी {seen} चैट देख ली गईं। समूह, म्यूट और आर्काइव की गई चैट और दो हफ़्ते से पुरानी बातें इसमें नहीं हैं।',
  'needs.seen': 'अब तक देखी गईं: {seen} चैट। और देखने के लिए WhatsApp Web की सूची खिसकाएँ।',
  'needs.seenOf': 'अब तक देखी गईं: {total} में से {seen} चैट।',
  'needs.unread': { one: '{count} अनपढ़ा', other: '{count} अनपढ़े' },
  'needs.unsaved': 'सहेजा नहीं',
  'needs.noTime': 'समय पता नहीं',
  'needs.notShown': { one: '{count} और नहीं दिखाया गया', other: '{count} और नहीं दिखाए गए' },
  'needs.byHand': 'इसे WhatsApp Web की सूची में खोलें।',
};
