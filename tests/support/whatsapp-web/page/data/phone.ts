/** A phone number for chat `index`: the first hundred from ranges set aside for fiction, then made-up ones. */
export function phoneDigits(index: number): string {
  if (index < 100) {
    return index % 2 === 0
      ? `447700900${String(100 + index).padStart(3, '0')}`
      : `1202555${String(100 + index).padStart(4, '0')}`;
  }
  return `9190000${String(index).padStart(5, '0')}`;
}

/** The number in international spacing, as the page shows it for somebody who is not saved. */
export function formatPhone(digits: string): string {
  if (digits.startsWith('44')) {
    return `+44 ${digits.slice(2, 6)} ${digits.slice(6)}`;
  }
  if (digits.startsWith('1')) {
    return `+1 (${digits.slice(1, 4)}) ${digits.slice(4, 7)}-${digits.slice(7)}`;
  }
  return `+${digits.slice(0, 2)} ${digits.slice(2, 7)} ${digits.slice(7)}`;
}
