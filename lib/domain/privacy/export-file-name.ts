/** The archive's file name: where from, when, which; only letters that every file system takes. */
export function exportFileName(facts: { readonly createdAt: number; readonly exportId: string }): string {
  const second = new Date(facts.createdAt).toISOString().slice(0, 19).replaceAll(/[-:]/g, '');
  return `1chat-export_this-computer_${second}Z_${facts.exportId.replaceAll('-', '').slice(-8)}.zip`;
}
