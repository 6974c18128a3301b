import { ConnectError } from './connect-error.ts';
import { within } from './within.ts';

/** Milliseconds that one reading may take: in a VPC without a route to Secrets Manager it would never end. */
export const secretTimeoutMs = 3000;

/** Reads the text of a secret in Secrets Manager. Rejects with a ConnectError that says what to do; never with the text. */
export async function readSecret(arn: string, timeoutMs = secretTimeoutMs): Promise<string> {
  const unavailable = (why: string, cause?: unknown) =>
    new ConnectError('KAFKA_CREDENTIALS_UNAVAILABLE', `The secret ${arn} cannot be read: ${why}`, { cause });
  const late = () =>
    unavailable(
      `no answer in ${timeoutMs} ms. A function in a VPC needs a route to Secrets Manager: an interface endpoint ` +
        'com.amazonaws.<Region>.secretsmanager, or a NAT gateway.',
    );
  let text: string | undefined;
  try {
    text = await within(secretString(arn), timeoutMs, late);
  } catch (error) {
    if (error instanceof ConnectError) throw error;
    const { name } = error as Error;
    const remedy =
      "The function's role needs secretsmanager:GetSecretValue on it, and kms:Decrypt on a key of your own that encrypts it.";
    throw unavailable(`${name}. ${remedy}`, error);
  }
  if (text) return text;
  throw unavailable('it holds no text.');
}

/** The client is loaded only where there is a secret to read. */
async function secretString(arn: string): Promise<string | undefined> {
  const { GetSecretValueCommand, SecretsManagerClient } = await import('@aws-sdk/client-secrets-manager');
  const client = new SecretsManagerClient({ maxAttempts: 2 });
  const { SecretString } = await client.send(new GetSecretValueCommand({ SecretId: arn }), {
    abortSignal: AbortSignal.timeout(secretTimeoutMs),
  });
  return SecretString;
}
