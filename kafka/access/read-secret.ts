import { inRegionOf } from '../../platform/aws-region.ts';
import { ConnectError, connectFailure } from '../failures/connect-error.ts';
import { withTimeout } from '../../platform/with-timeout.ts';

/** Milliseconds that a read may take: in a VPC without a route to Secrets Manager it would never end. */
export const secretTimeoutMs = 3000;

/** Reads the text of a secret in Secrets Manager. Rejects with a ConnectError that names the secret; never with its text. */
export async function readSecret(arn: string, timeoutMs = secretTimeoutMs): Promise<string> {
  const unavailable = (reason: string, cause?: unknown) =>
    connectFailure('KAFKA_CREDENTIALS_UNAVAILABLE', `Secret: ${arn}. Error: ${reason}.`, { cause });
  const onTimeout = () => {
    throw unavailable(`Secrets Manager did not answer in ${timeoutMs} ms`);
  };
  try {
    const { SecretString, SecretBinary } = await withTimeout(secretValue(arn, timeoutMs), timeoutMs, onTimeout);
    if (SecretString) return SecretString;
    const reason = SecretBinary ? 'Its content is binary: store it as text.' : 'It is empty.';
    throw connectFailure('KAFKA_SECRET_UNUSABLE', `Secret: ${arn}. ${reason}`);
  } catch (error) {
    if (error instanceof ConnectError) throw error;
    throw unavailable((error as Error).name, error);
  }
}

/** Loads the client only if there is a secret to read. */
async function secretValue(arn: string, timeoutMs: number) {
  const { GetSecretValueCommand, SecretsManagerClient } = await import('@aws-sdk/client-secrets-manager');
  const client = new SecretsManagerClient({ maxAttempts: 2, ...inRegionOf(arn) });
  return client.send(new GetSecretValueCommand({ SecretId: arn }), {
    abortSignal: AbortSignal.timeout(timeoutMs),
  });
}
