/** The words of the page in one language. */
export interface Words {
  readonly chats: string;
  readonly search: string;
  readonly filters: readonly [string, string, string, string];
  readonly typeTo: string;
  readonly voice: string;
  readonly send: string;
  readonly you: string;
  readonly archived: string;
  readonly info: string;
  readonly phone: string;
  readonly unread: string;
  readonly loading: string;
  readonly link: string;
  readonly intro: string;
  readonly menu: string;
  readonly close: string;
  readonly encrypted: string;
}

/* oxlint-disable sort-keys */
const EN: Words = {
  chats: 'Chat list',
  search: 'Search or start a new chat',
  filters: ['All', 'Unread', 'Favorites', 'Groups'],
  typeTo: 'Type a message to {name}',
  voice: 'Voice message',
  send: 'Send',
  you: 'You',
  archived: 'Archived',
  info: 'Contact info',
  phone: 'Phone number',
  unread: '{n} unread messages',
  loading: 'Loading your chats',
  link: 'Scan to log in',
  intro: 'Choose a chat on the left',
  menu: 'Menu',
  close: 'Close',
  encrypted: 'Messages in this stand-in never leave this computer.',
};

const LANGUAGES: Readonly<Record<string, Words>> = {
  en: EN,
  de: {
    ...EN,
    chats: 'Chatliste',
    search: 'Suchen oder neuen Chat beginnen',
    filters: ['Alle', 'Ungelesen', 'Favoriten', 'Gruppen'],
    typeTo: 'Nachricht an {name} schreiben',
    voice: 'Sprachnachricht',
    send: 'Senden',
    you: 'Du',
    archived: 'Archiviert',
    info: 'Kontaktinfo',
    phone: 'Telefonnummer',
    unread: '{n} ungelesene Nachrichten',
    loading: 'Chats werden geladen',
    intro: 'Wähle links einen Chat',
    menu: 'Menü',
    close: 'Schließen',
  },
  es: {
    ...EN,
    chats: 'Lista de chats',
    search: 'Buscar o iniciar un chat',
    filters: ['Todos', 'No leídos', 'Favoritos', 'Grupos'],
    typeTo: 'Escribir un mensaje a {name}',
    voice: 'Mensaje de voz',
    send: 'Enviar',
    you: 'Tú',
    archived: 'Archivados',
    info: 'Info. del contacto',
    phone: 'Teléfono',
    unread: '{n} mensajes no leídos',
    loading: 'Cargando tus chats',
    intro: 'Elige un chat a la izquierda',
    menu: 'Menú',
    close: 'Cerrar',
  },
  fr: {
    ...EN,
    chats: 'Liste des discussions',
    search: 'Rechercher ou démarrer une discussion',
    filters: ['Toutes', 'Non lues', 'Favoris', 'Groupes'],
    typeTo: 'Écrire un message à {name}',
    voice: 'Message vocal',
    send: 'Envoyer',
    you: 'Vous',
    archived: 'Archivées',
    info: 'Infos du contact',
    phone: 'Téléphone',
    unread: '{n} messages non lus',
    loading: 'Chargement de vos discussions',
    intro: 'Choisissez une discussion à gauche',
    menu: 'Menu',
    close: 'Fermer',
  },
  it: {
    ...EN,
    chats: 'Lista delle chat',
    search: 'Cerca o inizia una chat',
    filters: ['Tutte', 'Da leggere', 'Preferiti', 'Gruppi'],
    typeTo: 'Scrivi un messaggio a {name}',
    voice: 'Messaggio vocale',
    send: 'Invia',
    you: 'Tu',
    archived: 'Archiviate',
    info: 'Info contatto',
    phone: 'Telefono',
    unread: '{n} messaggi non letti',
    loading: 'Caricamento delle chat',
    intro: 'Scegli una chat a sinistra',
    menu: 'Menu',
    close: 'Chiudi',
  },
  pt: {
    ...EN,
    chats: 'Lista de conversas',
    search: 'Pesquisar ou começar uma conversa',
    filters: ['Tudo', 'Não lidas', 'Favoritas', 'Grupos'],
    typeTo: 'Digite uma mensagem para {name}',
    voice: 'Mensagem de voz',
    send: 'Enviar',
    you: 'Você',
    archived: 'Arquivadas',
    info: 'Dados do contato',
    phone: 'Telefone',
    unread: '{n} mensagens não lidas',
    loading: 'Carregando suas conversas',
    intro: 'Escolha uma conversa à esquerda',
    menu: 'Menu',
    close: 'Fechar',
  },
  id: {
    ...EN,
    chats: 'Daftar chat',
    search: 'Cari atau mulai chat baru',
    filters: ['Semua', 'Belum dibaca', 'Favorit', 'Grup'],
    typeTo: 'Ketik pesan ke {name}',
    voice: 'Pesan suara',
    send: 'Kirim',
    you: 'Anda',
    archived: 'Diarsipkan',
    info: 'Info kontak',
    phone: 'Nomor telepon',
    unread: '{n} pesan belum dibaca',
    loading: 'Memuat chat Anda',
    intro: 'Pilih chat di sebelah kiri',
    menu: 'Menu',
    close: 'Tutup',
  },
  hi: {
    ...EN,
    chats: 'चैट सूची',
    search: 'खोजें या नई चैट शुरू करें',
    filters: ['सभी', 'अपठित', 'पसंदीदा', 'ग्रुप'],
    typeTo: '{name} को मैसेज लिखें',
    voice: 'वॉइस मैसेज',
    send: 'भेजें',
    you: 'आप',
    archived: 'आर्काइव',
    info: 'संपर्क जानकारी',
    phone: 'फ़ोन नंबर',
    unread: '{n} अपठित मैसेज',
    loading: 'आपकी चैट लोड हो रही हैं',
    intro: 'बाईं ओर से कोई चैट चुनें',
    menu: 'मेन्यू',
    close: 'बंद करें',
  },
  ar: {
    ...EN,
    chats: 'قائمة الدردشات',
    search: 'البحث أو بدء دردشة',
    filters: ['الكل', 'غير مقروءة', 'المفضلة', 'المجموعات'],
    typeTo: 'كتابة رسالة إلى {name}',
    voice: 'رسالة صوتية',
    send: 'إرسال',
    you: 'أنت',
    archived: 'المؤرشفة',
    info: 'معلومات جهة الاتصال',
    phone: 'رقم الهاتف',
    unread: '{n} رسائل غير مقروءة',
    loading: 'جارٍ تحميل الدردشات',
    intro: 'اختر دردشة من القائمة',
    menu: 'القائمة',
    close: 'إغلاق',
  },
  he: {
    ...EN,
    chats: 'רשימת צ׳אטים',
    search: 'חיפוש או צ׳אט חדש',
    filters: ['הכול', 'לא נקראו', 'מועדפים', 'קבוצות'],
    typeTo: 'כתיבת הודעה אל {name}',
    voice: 'הודעה קולית',
    send: 'שליחה',
    you: 'את/ה',
    archived: 'בארכיון',
    info: 'פרטי איש קשר',
    phone: 'מספר טלפון',
    unread: '{n} הודעות שלא נקראו',
    loading: 'הצ׳אטים נטענים',
    intro: 'יש לבחור צ׳אט',
    menu: 'תפריט',
    close: 'סגירה',
  },
};

/** The languages that the page can be in. */
export const LOCALES: readonly string[] = Object.keys(LANGUAGES);

const RTL = new Set(['ar', 'he', 'fa', 'ur']);

/** The words for a locale; a language without words of its own reads English. */
export function wordsFor(locale: string): Words {
  return LANGUAGES[locale.split(/[-_]/)[0] ?? 'en'] ?? EN;
}

/** A number as a person reads it in this language. */
export function numberIn(locale: string, value: number): string {
  return value.toLocaleString(locale.startsWith('ar') ? 'ar-EG' : 'en');
}

/** Which way a locale is written. */
export function directionOf(locale: string): 'ltr' | 'rtl' {
  return RTL.has(locale.split(/[-_]/)[0] ?? '') ? 'rtl' : 'ltr';
}
