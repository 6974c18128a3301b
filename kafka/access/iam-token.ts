import { ConnectError, connectFailure } from '../failures/connect-error.ts';
import { withTimeout } from '../../platform/with-timeout.ts';

/** Milliseconds that signing may take, its credentials included. */
export const tokenTimeoutMs = 3000;

/** Creates a token for MSK's IAM access control, valid for 15 minutes. Loads the signer only if it is used. */
export async function iamToken(region: string): Promise<string> {
  const { generateAuthToken } = await import('aws-msk-iam-sasl-signer-js');
  return (await generateAuthToken({ region })).token;
}

/**
 * Bounds a provider of tokens: kafkajs would wait for one for ever. Rejects with a ConnectError; never with the token.
 */
export async function timelyToken(token: () => Promise<string>): Promise<string> {
  const unavailable = (reason: string, cause?: unknown) => {
    const facts = `Token of the function's role. Error: ${reason}.`;
    return connectFailure('KAFKA_CREDENTIALS_UNAVAILABLE', facts, { cause });
  };
  const onTimeout = () => {
    throw unavailable(`the credentials of the role did not arrive in ${tokenTimeoutMs} ms`);
  };
  try {
    return await withTimeout(token(), tokenTimeoutMs, onTimeout);
  } catch (error) {
    if (error instanceof ConnectError) throw error;
    throw unavailable((error as Error).name, error);
  }
}
