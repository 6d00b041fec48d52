/** What a mark on a line of WhatsApp's chat list says. */
export const en = {
  'marks.labels': { one: '{count} label', other: '{count} labels' },
  'marks.late': 'Follow-up overdue',
  'marks.today': 'Follow-up today',
} as const;

export type MarkWords = typeof en;
