import { parseArn } from './arn.ts';
import { inRegionOf } from './aws-region.ts';

/**
 * Reads the text of a secret (Secrets Manager) or of a parameter (Systems Manager), by ARN. Each client is loaded only
 * where it is needed, and calls the Region of the ARN. Rejects with the service's error; never with the value in it.
 */
export async function secretValue(arn: string): Promise<string> {
  const value = parseArn(arn)?.service === 'secretsmanager' ? await secretIn(arn) : await parameterIn(arn);
  if (value) return value;
  throw Object.assign(new Error(`${arn} holds no text`), { code: 'EMPTY_SECRET' });
}

async function secretIn(arn: string): Promise<string | undefined> {
  const { GetSecretValueCommand, SecretsManagerClient } = await import('@aws-sdk/client-secrets-manager');
  const { SecretString } = await new SecretsManagerClient(inRegionOf(arn)).send(
    new GetSecretValueCommand({ SecretId: arn }),
  );
  return SecretString;
}

async function parameterIn(arn: string): Promise<string | undefined> {
  const { GetParameterCommand, SSMClient } = await import('@aws-sdk/client-ssm');
  const { Parameter } = await new SSMClient(inRegionOf(arn)).send(
    new GetParameterCommand({ Name: arn, WithDecryption: true }),
  );
  return Parameter?.Value;
}
