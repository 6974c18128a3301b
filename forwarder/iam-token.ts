import { ConnectError } from './connect-error.ts';
import { within } from './within.ts';

/** Milliseconds that signing may take, its credentials included. */
export const tokenTimeoutMs = 3000;

/**
 * A token of MSK's IAM access control, good for 15 minutes; made anew for every authentication. The signer is loaded
 * only where it is used.
 */
export async function iamToken(region: string): Promise<string> {
  const { generateAuthToken } = await import('aws-msk-iam-sasl-signer-js');
  return (await generateAuthToken({ region })).token;
}

/**
 * Bounds a provider of tokens: kafkajs would wait for one for ever. Rejects with a ConnectError; never with the token.
 */
export async function timelyToken(token: () => Promise<string>): Promise<string> {
  const unavailable = (why: string, cause?: unknown) =>
    new ConnectError('KAFKA_CREDENTIALS_UNAVAILABLE', `There is no token for the brokers: ${why}`, { cause });
  const late = () => unavailable(`the credentials of the function's role did not come in ${tokenTimeoutMs} ms.`);
  try {
    return await within(token(), tokenTimeoutMs, late);
  } catch (error) {
    if (error instanceof ConnectError) throw error;
    throw unavailable(`${(error as Error).name}. The function needs the credentials of its role.`, error);
  }
}
