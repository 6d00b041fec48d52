/** The few words that stand in WhatsApp's page itself. */
export interface FrameWords {
  readonly rail: string;
  readonly openContact: string;
  readonly openWork: string;
  readonly contactFrame: string;
  readonly workFrame: string;
}

const english: FrameWords = {
  rail: '1chat CRM',
  openContact: 'Open contact',
  openWork: 'Open work',
  contactFrame: '1chat CRM: contact',
  workFrame: '1chat CRM: work',
};

const hindi: FrameWords = {
  rail: '1chat CRM',
  openContact: 'संपर्क खोलें',
  openWork: 'काम खोलें',
  contactFrame: '1chat CRM: संपर्क',
  workFrame: '1chat CRM: काम',
};

/** Words in WhatsApp's language where we have them, else English. */
export function frameWords(lang: string): FrameWords {
  return /^hi\b/i.test(lang) ? hindi : english;
}
