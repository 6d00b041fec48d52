import { readFile, writeFile } from 'node:fs/promises';

import { clientConfigType, readClientConfig } from '@/lib/onechat/client-config';
import { releaseKey } from '@/lib/sync/account/config-shelf';
import { packagedSelectors } from '@/lib/whatsapp/selectors/packaged';
import { acceptSelectorUpdate, selectorKey } from '@/lib/whatsapp/selectors/accept-update';
import { makeKeys, signSelectors } from './sign-selectors';

const help = `Makes and signs updates of the selectors, and release notices. Keep the private key out of every repository.
  keys <private-key-file>                          writes a new private key, prints the public one for ONECHAT_SELECTOR_KEY
  sign <private-key-file> <selectors.json> <out>   signs a selector file and checks that this build would take it
  config <private-key-file> <config.json> <out>    signs what a server passes on: features to leave off, selectors, a new policy
`;

async function makeKeyFile(path: string): Promise<void> {
  const { publicKey, privateKey } = await makeKeys();
  const raw = Buffer.from(await crypto.subtle.exportKey('pkcs8', privateKey)).toString('base64');
  await writeFile(path, JSON.stringify({ publicKey, privateKey: raw }), { mode: 0o600, flag: 'wx' });
  process.stdout.write(`${publicKey}\n`);
}

async function keysIn(path: string): Promise<{ publicKey: string | undefined; privateKey: CryptoKey }> {
  const { publicKey, privateKey: raw } = JSON.parse(await readFile(path, 'utf8')) as Record<string, string>;
  const pkcs8 = Buffer.from(raw ?? '', 'base64');
  return {
    publicKey,
    privateKey: await crypto.subtle.importKey('pkcs8', pkcs8, 'Ed25519', false, ['sign']),
  };
}

async function signConfig(keyFile: string, config: string, out: string): Promise<void> {
  const { publicKey, privateKey } = await keysIn(keyFile);
  const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const said: unknown = JSON.parse(await readFile(config, 'utf8'));
  const text = `${part({ alg: 'EdDSA', typ: clientConfigType })}.${part(said)}`;
  const signature = await crypto.subtle.sign('Ed25519', privateKey, new TextEncoder().encode(text));
  const file = `${text}.${Buffer.from(signature).toString('base64url')}`;
  const key = releaseKey(publicKey ?? '');
  const read = key === null ? null : await readClientConfig(file, { key, after: 0 });
  if (read?.ok !== true) throw new Error(`No extension would take it: ${read?.code ?? 'no public key'}.`);
  await writeFile(out, file);
  process.stdout.write(`Version ${read.value.version} is in ${out}.\n`);
}

async function sign(keyFile: string, selectors: string, out: string): Promise<void> {
  const { publicKey, privateKey } = await keysIn(keyFile);
  const file = await signSelectors(await readFile(selectors, 'utf8'), privateKey);
  const key = await selectorKey(publicKey ?? '');
  if (key === undefined) throw new Error('The key file holds no public key.');
  const taken = await acceptSelectorUpdate(packagedSelectors, new TextEncoder().encode(file), key);
  if (!taken.ok) throw new Error(`This build would not take it: ${taken.code}.`);
  await writeFile(out, file);
  process.stdout.write(`Version ${taken.value.version} is in ${out}.\n`);
}

const [verb, ...paths] = process.argv.slice(2);
const [first, second, third] = paths;
if (verb === 'keys' && first !== undefined) await makeKeyFile(first);
else if (verb === 'sign' && first !== undefined && second !== undefined && third !== undefined)
  await sign(first, second, third);
else if (verb === 'config' && first !== undefined && second !== undefined && third !== undefined)
  await signConfig(first, second, third);
else process.stdout.write(help);
