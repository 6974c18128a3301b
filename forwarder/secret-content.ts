import { ConnectError } from './connect-error.ts';

/** User and password in a secret as MSK wants it. Throws a ConnectError that names the form, never the content. */
export function passwordIn(text: string, arn: string): { readonly username: string; readonly password: string } {
  const { username, password } = members(text);
  if (username && password) return { username, password };
  throw unusable(arn, '{"username", "password"}');
}

/** Certificate and key of a client in a secret, both PEM. Throws as `passwordIn` does. */
export function certificateIn(
  text: string,
  arn: string,
): { readonly cert: string; readonly key: string; readonly passphrase?: string } {
  const { certificate, privateKey, passphrase } = members(text);
  if (certificate && privateKey) return { cert: certificate, key: privateKey, ...(passphrase ? { passphrase } : {}) };
  throw unusable(arn, '{"certificate", "privateKey"} and, for a key that is encrypted, "passphrase"');
}

/** The certificates of a CA in a secret: PEM, or JSON with such a `ca`. Throws as `passwordIn` does. */
export function caIn(text: string, arn: string): string {
  const ca =
    text.includes('-----BEGIN CERTIFICATE-----') && !text.trimStart().startsWith('{') ? text : members(text)['ca'];
  if (ca) return ca;
  throw unusable(arn, '{"ca"}, or the certificates themselves as PEM');
}

const unusable = (arn: string, form: string) =>
  new ConnectError('KAFKA_CREDENTIALS_UNAVAILABLE', `The secret ${arn} cannot be used: it has to be JSON ${form}.`);

/** The texts in a JSON object, by name; none if it is something else. */
function members(text: string): Readonly<Partial<Record<string, string>>> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return {};
  }
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(
    Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}
