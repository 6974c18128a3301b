import { createPrivateKey, type KeyObject } from 'node:crypto';
import { pemBlocks } from './pem.ts';

/** A key that can be used, or the reason why it cannot, which never has anything of the key. */
export type ClientKey =
  { readonly key: KeyObject; readonly problem?: never } | { readonly key?: never; readonly problem: string };

/** Reads the private key of a client from PEM, with its passphrase if it is encrypted. */
export function clientKey(privateKey: string, passphrase: string | undefined): ClientKey {
  const block = pemBlocks(privateKey).find(({ label }) => label.endsWith('PRIVATE KEY'));
  if (!block) return { problem: '"privateKey" is not a private key in PEM.' };
  const isEncrypted = block.label.startsWith('ENCRYPTED') || block.text.includes('Proc-Type: 4,ENCRYPTED');
  if (isEncrypted && !passphrase) return { problem: '"privateKey" is encrypted, and there is no "passphrase".' };
  try {
    return { key: createPrivateKey({ key: block.text, passphrase }) };
  } catch {
    if (!isEncrypted) return { problem: '"privateKey" is damaged.' };
    return { problem: '"passphrase" does not open "privateKey", or the key is damaged.' };
  }
}
