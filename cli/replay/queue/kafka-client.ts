import { setTimeout as pause } from 'node:timers/promises';
import {
  GetSecretValueCommand,
  SecretsManagerClient,
  type SecretsManagerClientConfig,
} from '@aws-sdk/client-secrets-manager';
import type { Config } from '../../../forwarder/config.ts';
import type { DeliverPorts } from '../../../forwarder/deliver.ts';
import { producerOf } from '../../../forwarder/deps.ts';
import { iamToken } from '../../../forwarder/iam-token.ts';

export interface PersonalSettings extends SecretsManagerClientConfig {
  readonly profile?: string;
}

/** The forwarder's own producer, let in as the person at the terminal: their credentials read the secret or sign the token. */
export function kafkaClient(config: Config, settings: PersonalSettings): DeliverPorts {
  const secrets = new SecretsManagerClient(settings);
  const access = {
    readSecret: async (SecretId: string) =>
      (await secrets.send(new GetSecretValueCommand({ SecretId }))).SecretString ?? '',
    token: () => tokenOf(config.security.region ?? '', settings.profile),
    now: Date.now,
  };
  // Which topics are missing is told by the code of each event that could not go there.
  const producer = producerOf(config, access, () => undefined);
  return { ...producer, now: Date.now, pause: (milliseconds) => pause(milliseconds) };
}

async function tokenOf(region: string, awsProfileName: string | undefined): Promise<string> {
  if (awsProfileName === undefined) return iamToken(region);
  const { generateAuthTokenFromProfile } = await import('aws-msk-iam-sasl-signer-js');
  return (await generateAuthTokenFromProfile({ region, awsProfileName })).token;
}
