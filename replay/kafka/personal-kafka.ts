import {
  GetSecretValueCommand,
  SecretsManagerClient,
  type SecretsManagerClientConfig,
} from '@aws-sdk/client-secrets-manager';
import { inRegionOf } from '../../platform/aws-region.ts';
import { iamToken } from '../../kafka/access/iam-token.ts';
import type { KafkaAuthPorts } from '../../kafka/access/kafka-auth.ts';
import type { Security } from '../../kafka/access/read-security.ts';

export interface PersonalSettings extends SecretsManagerClientConfig {
  readonly profile?: string;
}

/** Authenticates the operator to the brokers. Their AWS credentials read the secret or sign the token. */
export function personalKafka({ region = '' }: Security, settings: PersonalSettings): KafkaAuthPorts {
  const readSecret = async (SecretId: string): Promise<string> => {
    const secrets = new SecretsManagerClient({ ...settings, ...inRegionOf(SecretId) });
    return (await secrets.send(new GetSecretValueCommand({ SecretId }))).SecretString ?? '';
  };
  return {
    readSecret,
    token: () => tokenOf(region, settings.profile),
    // The signer counts a token's life by the clock of this machine, and so does its age.
    now: Date.now,
  };
}

async function tokenOf(region: string, awsProfileName: string | undefined): Promise<string> {
  if (awsProfileName === undefined) return iamToken(region);
  const { generateAuthTokenFromProfile } = await import('aws-msk-iam-sasl-signer-js');
  return (await generateAuthTokenFromProfile({ region, awsProfileName })).token;
}
