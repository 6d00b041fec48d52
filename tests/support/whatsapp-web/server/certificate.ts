import { generate } from 'selfsigned';

/** A certificate and its key, both PEM, held in memory only. */
export interface Certificate {
  readonly cert: string;
  readonly key: string;
}

/** Makes a fresh certificate for the stand-in's host; the test browser is told to accept it. */
export async function makeCertificate(host: string): Promise<Certificate> {
  const made = await generate([{ name: 'commonName', value: host }], {
    keyType: 'ec',
    algorithm: 'sha256',
    extensions: [{ name: 'subjectAltName', altNames: [{ type: 2, value: host }] }],
  });
  return { cert: made.cert, key: made.private };
}
