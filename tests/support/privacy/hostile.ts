import fc from 'fast-check';

const nasty = [
  '=HYPERLINK("http://evil.example","x")',
  "'=1+1",
  "''@SUM(A1)",
  '+919864012345',
  '-2+3',
  '\t=1',
  '\u200b=1',
  '\u00a0@cmd',
  '＝1＋1',
  '|calc',
  '%0A',
  '"quoted", and\r\nbroken',
  '<img src=x onerror=alert(1)>',
  '\u202Egnp.exe',
  'सुरेश \u0000 null',
  '\ud800 lone',
  '__proto__',
  'x'.repeat(10_000),
  '',
  ' ',
  "'",
];

/** Text that tries to break files, spreadsheets and pages. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...nasty),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ unit: fc.constantFrom(...'\'"=+-@|%,;\t\r\n \u200b\ufeff＝a1'), maxLength: 12 }),
);
