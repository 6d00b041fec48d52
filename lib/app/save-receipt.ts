import { downloadBlob } from '@/lib/platform/save-file';
import type { WipeReceipt } from './views';

/** Saves a receipt as a JSON file; it holds counts and places, no personal data. */
export function saveReceipt(receipt: WipeReceipt, name: string): void {
  const file = {
    format: '1chat-receipt',
    formatVersion: '1.0.0',
    ...receipt,
    at: new Date(receipt.at).toISOString(),
  };
  downloadBlob(new Blob([JSON.stringify(file, undefined, 2)], { type: 'application/json' }), `${name}.json`);
}
