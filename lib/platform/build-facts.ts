declare const __ONECHAT_SELECTOR_KEY__: string | undefined;

/** The public key (Ed25519, 32 bytes in base64) whose selector updates this build takes; empty: it takes none. */
export const selectorPublicKey: string =
  typeof __ONECHAT_SELECTOR_KEY__ === 'string' ? __ONECHAT_SELECTOR_KEY__ : '';
