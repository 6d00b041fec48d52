/** The fields of which a person chooses one value when two contacts are merged; sets are joined, times follow by themselves. */
export const choiceFields = ['name', 'company', 'quickFact'] as const;
export type ChoiceField = (typeof choiceFields)[number];

/** The text in which a merged contact keeps which of its values stand for the person. */
export function mergedFieldsText(fields: readonly ChoiceField[]): string {
  return choiceFields.filter((field) => fields.includes(field)).join(' ');
}

/** Reads that text back; what is no field to choose is left out. */
export function parseMergedFields(text: string | null | undefined): readonly ChoiceField[] {
  const named = (text ?? '').split(' ');
  return choiceFields.filter((field) => named.includes(field));
}
