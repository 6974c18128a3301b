import type { KafkaEnvironment } from '../../contracts/environment.ts';
import {
  kafkaAuthentications,
  needsKafkaSecret,
  needsTls,
  secretArnPattern,
  type KafkaAuthentication,
} from '../../contracts/kafka-authentication.ts';

/** How the forwarder and the brokers authenticate each other. Secrets are ARNs. */
export interface Security {
  readonly authentication: KafkaAuthentication;
  readonly tls: boolean;
  /** Undefined if the authentication does not need one. */
  readonly secretArn: string | undefined;
  /** Undefined if the brokers' certificate is from a public CA. */
  readonly caSecretArn: string | undefined;
  /** Region for the signature of MSK's IAM tokens; undefined for any other authentication. */
  readonly region: string | undefined;
}

const regionForm = /^[a-z]{2,}(-[a-z]+)+-\d+$/;
const secretArnForm = new RegExp(secretArnPattern);

/** Reads how to connect; adds each bad variable to `problems`, by name and expected form, never by value. */
export function readSecurity(
  env: { readonly [Name in keyof KafkaEnvironment]?: string | undefined },
  problems: string[],
): Security {
  const named = env.KAFKA_AUTHENTICATION || 'none';
  const authentication = kafkaAuthentications.find((known) => known === named);
  const tls = env.KAFKA_TLS || 'off';
  const secretArn = env.KAFKA_SECRET_ARN || undefined;
  const caSecretArn = env.KAFKA_CA_SECRET_ARN || undefined;
  const region = authentication === 'iam' ? env.KAFKA_REGION || env.AWS_REGION || undefined : undefined;
  const security = { authentication: authentication ?? 'none', tls: tls === 'on', secretArn, caSecretArn, region };
  if (!authentication) problems.push(`KAFKA_AUTHENTICATION: one of ${kafkaAuthentications.join(', ')}`);
  if (tls !== 'on' && tls !== 'off') problems.push('KAFKA_TLS: on or off');
  if (tls === 'off' && needsTls(security.authentication))
    problems.push(`KAFKA_TLS: on, for ${security.authentication}`);
  if (tls === 'off' && caSecretArn !== undefined) problems.push('KAFKA_TLS: on, because KAFKA_CA_SECRET_ARN is set');
  if (authentication === 'iam' && region === undefined) problems.push('AWS_REGION: set by Lambda, needed for iam');
  if (env.KAFKA_REGION && !regionForm.test(env.KAFKA_REGION)) problems.push('KAFKA_REGION: Region of the MSK cluster');
  const isSecretWrong = secretArn === undefined ? needsKafkaSecret(security.authentication) : !isSecretArn(secretArn);
  if (isSecretWrong)
    problems.push('KAFKA_SECRET_ARN: complete ARN of a secret in Secrets Manager, with the credentials');
  if (caSecretArn !== undefined && !isSecretArn(caSecretArn)) {
    problems.push("KAFKA_CA_SECRET_ARN: complete ARN of a secret in Secrets Manager, with the brokers' CA");
  }
  return security;
}

const isSecretArn = (text: string): boolean => secretArnForm.test(text);
