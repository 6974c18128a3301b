import { X509Certificate } from 'node:crypto';
import { connectFailure, type ConnectError } from '../failures/connect-error.ts';
import { clientKey } from './client-key.ts';
import { pemBlocks } from './pem.ts';

/** A secret of Secrets Manager. */
export interface Secret {
  readonly arn: string;
  readonly text: string;
}

/** User and password in a secret as MSK requires it. Throws a ConnectError that names the form, never the content. */
export function passwordIn(secret: Secret): { readonly username: string; readonly password: string } {
  const { username, password } = members(secret);
  if (username && password) return { username, password };
  throw unusable(secret, 'It must be JSON {"username", "password"}, both texts that are not empty.');
}

/**
 * Certificate and key of a client in a secret, both PEM. Throws as `passwordIn` does, also if they do not belong together,
 * or if the certificate has expired (`nowMs`, milliseconds since the epoch).
 */
export function certificateIn(secret: Secret, nowMs: number): { readonly cert: string; readonly key: string } {
  const { certificate, privateKey, passphrase } = members(secret);
  if (!certificate || !privateKey) {
    const form = 'It must be JSON {"certificate", "privateKey"} and, for a key that is encrypted, "passphrase".';
    throw unusable(secret, form);
  }
  const chain = certificatesIn(certificate);
  const [own] = chain;
  if (!own) throw unusable(secret, '"certificate" is not a certificate in PEM.');
  const { key, problem } = clientKey(privateKey, passphrase);
  if (!key) throw unusable(secret, problem);
  if (!own.checkPrivateKey(key)) throw unusable(secret, '"privateKey" is not the key of "certificate".');
  if (own.validToDate.getTime() <= nowMs) {
    throw unusable(secret, `"certificate" expired at ${own.validToDate.toISOString()}.`);
  }
  return { cert: asPem(chain), key: key.export({ type: 'pkcs8', format: 'pem' }).toString() };
}

/** The certificates of a CA in a secret: PEM, or JSON with such a `ca`. Throws as `passwordIn` does. */
export function caIn(secret: Secret): string {
  const isJson = secret.text.trimStart().startsWith('{');
  const certificates = certificatesIn((isJson ? members(secret)['ca'] : secret.text) ?? '');
  if (certificates.length > 0) return asPem(certificates);
  throw unusable(secret, 'It must be JSON {"ca"}, or the certificates themselves as PEM.');
}

const unusable = ({ arn }: Secret, reason: string): ConnectError =>
  connectFailure('KAFKA_SECRET_UNUSABLE', `Secret: ${arn}. ${reason}`);

const asPem = (certificates: readonly X509Certificate[]): string => certificates.map(String).join('');

/** Empty if one of them cannot be read: half a chain would fail later, and without a reason. */
function certificatesIn(text: string): readonly X509Certificate[] {
  try {
    return pemBlocks(text)
      .filter(({ label }) => label.endsWith('CERTIFICATE'))
      .map((block) => new X509Certificate(block.text));
  } catch {
    return [];
  }
}

/** The texts in a JSON object, by name. Something else has none of the names that are asked for. */
const members = ({ text }: Secret): Readonly<Partial<Record<string, string>>> =>
  Object.fromEntries(
    Object.entries(valueIn(text)).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );

/** The JSON value in a text as an object; an empty one if the text is not JSON. */
function valueIn(text: string): object {
  try {
    // Some editors put a byte order mark in front.
    return Object(JSON.parse(text.replace(/^\uFEFF/, ''))) as object;
  } catch {
    return {};
  }
}
