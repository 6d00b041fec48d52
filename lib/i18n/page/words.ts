import type { Language } from '../language';

/** The few words that stand in WhatsApp's page itself. */
const en = {
  rail: '1chat CRM',
  openContact: 'Open contact',
  openWork: 'Open work',
  contactFrame: '1chat CRM: contact',
  workFrame: '1chat CRM: work',
} as const;

const hi: { readonly [W in keyof typeof en]: string } = {
  rail: '1chat CRM',
  openContact: 'संपर्क खोलें',
  openWork: 'काम खोलें',
  contactFrame: '1chat CRM: संपर्क',
  workFrame: '1chat CRM: काम',
};

/** Those words in every language that we have; the page takes the one that WhatsApp Web shows. */
export const pageWords: { readonly [L in Language]: typeof hi } = { en, hi };
