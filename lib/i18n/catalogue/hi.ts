import { records } from './hi-records';
import type { CatalogueTexts } from './table-words';

const trash = 'मिटाई गई चीज़ें 30 दिन रुकती हैं, ताकि आप वापस ले सकें';
const contactOf = 'किसका है';
const whoseData = 'किसका डेटा बदला';
const sample = 'नमूना डेटा की पहचान, ताकि एक क्लिक में हट जाए';

/** The catalogue in Hindi. */
export const hi: CatalogueTexts = {
  tables: {
    contacts: {
      title: 'संपर्क',
      purpose: 'ताकि आप जानें कि किससे बात कर रहे हैं',
      fields: {
        id: 'संपर्कों को अलग-अलग पहचानता है',
        name: 'दिखाता है कि यह कौन है',
        kind: 'व्यक्ति को समूह से अलग करता है',
        company: 'दिखाता है कि वे कहाँ काम करते हैं',
        quickFact: 'याद रखने की एक बात, सबसे ऊपर',
        identities: 'उनकी चैट खोलने पर संपर्क ढूँढता है',
        labels: 'आपके दिए लेबल',
        createdAt: 'दिखाता है कि आपने संपर्क कब सहेजा',
        lastActivityAt: 'संपर्कों को आपके पिछले काम के हिसाब से लगाता है',
        sample,
        mergedInto: 'उस संपर्क तक ले जाता है जिसमें यह मिलाया गया; खाली, जब आपने कहा कि यह अलग है',
        mergedFields: 'मिलाते समय इसकी कौन-सी बातें रखना आपने चुना',
        deletedAt: 'मिटाए गए संपर्क 30 दिन रुकते हैं, ताकि आप वापस ले सकें',
      },
    },
    chats: {
      title: 'चैट',
      purpose: 'ताकि सही चैट फिर खुले और पता रहे कि वह किस संपर्क की है',
      fields: {
        id: 'चैट को अलग-अलग पहचानता है',
        contactId: contactOf,
        title: 'WhatsApp Web चैट का जो नाम दिखाता है',
        kind: 'व्यक्ति को समूह से अलग करता है',
        openedAt: 'साइडबार के साथ आपने चैट पिछली बार कब खोली',
        deletedAt: trash,
      },
    },
    notes: {
      title: 'नोट',
      purpose: 'ताकि जो कहा और तय हुआ वह याद रहे',
      fields: {
        id: 'नोट को अलग-अलग पहचानता है',
        contactId: contactOf,
        body: 'आपका नोट दिखाता है',
        createdAt: 'आपके नोट क्रम में लगाता है',
        editedAt: 'दिखाता है कि नोट बाद में बदला गया',
        bodySaw: 'दो लोग एक ही नोट को बिना देखे बदलें तो दोनों लिखावट बचाता है',
        deletedAt: trash,
      },
    },
    labels: {
      title: 'लेबल',
      purpose: 'ताकि आप संपर्कों को अपने ढंग से छाँटें',
      fields: {
        id: 'लेबल को अलग-अलग पहचानता है',
        name: 'लेबल दिखाता है',
        colour: 'लेबल एक नज़र में दिखाता है',
        createdAt: 'लेबल क्रम में लगाता है',
        sample,
        deletedAt: trash,
      },
    },
    followUps: {
      title: 'फ़ॉलो-अप',
      purpose: 'ताकि आपका वादा समय पर पूरा हो',
      after: 'पूरा होने के बाद',
      fields: {
        id: 'फ़ॉलो-अप को अलग-अलग पहचानता है',
        contactId: contactOf,
        title: 'बताता है कि क्या करना है',
        dueAt: 'कब करना है',
        zone: 'आपका समय क्षेत्र, ताकि घड़ी बदलने पर भी समय सही रहे',
        doneAt: 'आपने कब किया',
        createdAt: 'फ़ॉलो-अप क्रम में लगाता है',
        deletedAt: trash,
      },
    },
    drafts: {
      title: 'ड्राफ़्ट',
      purpose: 'ताकि लिखा हुआ पर अभी न जोड़ा गया कुछ खोए नहीं',
      after: 'आपके पिछली बार लिखने के बाद',
      fields: {
        id: 'ड्राफ़्ट को एक चैट के एक बॉक्स से जोड़ता है: संपर्क से, या सहेजने से पहले उनके नंबर या WhatsApp आईडी से',
        contactId: 'संपर्क सहेजने के बाद, किसका ड्राफ़्ट है',
        body: 'आपका लिखा हुआ लौटाता है',
        editedAt: 'आपने पिछली बार कब लिखा',
      },
    },
    settings: {
      title: 'सेटिंग',
      purpose: 'ताकि काम आपके ढंग से हो',
      fields: { id: 'सेटिंग का नाम', value: 'आपका चुनाव' },
    },
    history: {
      title: 'इतिहास',
      purpose: 'ताकि आप वापस ले सकें और देखें कि क्या बदला और क्यों',
      after: 'बदलाव के बाद',
      fields: {
        id: 'जिस काम से बदलाव हुआ',
        contactId: whoseData,
        at: 'कब बदला',
        command: 'आपने क्या किया',
        operations: 'क्या बदला',
        before: 'पहले क्या था, वापस लेने के लिए',
        undoneBy: 'जिस काम से इसे वापस लिया गया',
      },
    },
    ledger: {
      title: 'नेटवर्क बही',
      purpose: 'ताकि दिखे कि इस कंप्यूटर से क्या गया',
      after: 'अनुरोध के बाद',
      fields: {
        id: 'अनुरोधों को अलग-अलग पहचानता है',
        at: 'कब भेजा गया',
        purpose: 'क्यों भेजा गया',
        path: '1chat API का कौन-सा पता, बिना मानों के',
        categories: 'उसमें किस किस्म का डेटा था',
        records: 'उसमें कितनी चीज़ें थीं',
        bytes: 'कितना बड़ा था',
        status: 'क्या उत्तर आया',
      },
    },
    outbox: {
      title: 'भेजने के लिए रुका',
      purpose: 'ताकि नेटवर्क होने पर आपके बदलाव आपकी टीम को एक ही बार जाएँ',
      fields: {
        id: 'जिस काम से बदलाव हुआ',
        contactId: whoseData,
        mid: 'आपके बदलावों को बिना छूट गिनता है',
        at: 'आपने बदलाव कब किया',
        operations: 'क्या बदला',
      },
    },
    consents: {
      title: 'आपके चुनाव',
      purpose: 'ताकि सबूत रहे कि आपने कब क्या माना',
      fields: {
        id: 'चुनावों को अलग-अलग पहचानता है',
        choice: 'आपने क्या चुना',
        policyVersion: 'आपने कौन-सी निजता नीति देखी',
        policyHash: 'साबित करता है कि पाठ कौन-सा था (SHA-256)',
        noticeVersion: 'आपने कौन-सा स्वागत पेज देखा',
        at: 'आपने कब चुना',
      },
    },
    keptOut: {
      title: 'बाहर रखी गई चैट',
      purpose: 'ताकि जिन चैट को आपने निजी कहा, उनके बारे में कुछ न रखा जाए',
      fields: {
        id: 'नंबर या WhatsApp आईडी की छाप, जिससे नंबर वापस नहीं पढ़ा जा सकता',
        since: 'आपने चैट को कब बाहर रखा',
        secret: 'एक ही पंक्ति में एक यादृच्छिक संख्या, जिससे छापें बनती हैं',
      },
    },
  },
  records,
  categories: {
    'contact.name': 'नाम',
    'contact.identity': 'फ़ोन नंबर और WhatsApp आईडी',
    'contact.work': 'कंपनी',
    'content.note': 'आप संपर्क के बारे में जो लिखते हैं',
    'content.label': 'लेबल',
    'work.follow-up': 'फ़ॉलो-अप',
    'chat.fact': 'चैट के तथ्य (नाम, आपने कब खोली), उसके संदेश कभी नहीं',
    'system.id': 'तकनीकी आईडी',
    'system.time': 'समय',
    'system.state': 'स्विच और स्थितियाँ',
    'system.history': 'क्या बदला, वापस लेने के लिए',
    'account.seat': 'टीम में आप कौन हैं',
    'account.secret': 'चाबियाँ और पास',
    'privacy.consent': 'आपके चुनाव',
  },
  origins: {
    'you-typed': 'आपने लिखा',
    'read-from-whatsapp': 'WhatsApp Web में आपकी खोली चैट से पढ़ा',
    'worked-out': 'इस प्रोग्राम ने आपके कंप्यूटर पर निकाला',
    'from-1chat': '1chat ने भेजा',
  },
};
