/** Joins the class names that apply. */
export function classes(...names: readonly (string | undefined | false | null)[]): string {
  return names.filter((name) => typeof name === 'string' && name !== '').join(' ');
}
