/**
 * How the forwarder proves to the brokers who it is. `iam` is the access control of Amazon MSK; `scram-sha-512` and
 * `plain` take a user and a password, `mtls` a client certificate.
 */
export type KafkaAuthentication = 'none' | 'iam' | 'scram-sha-512' | 'plain' | 'mtls';

export const kafkaAuthentications: readonly KafkaAuthentication[] = ['none', 'iam', 'scram-sha-512', 'plain', 'mtls'];

/** Whether it takes a secret: user and password, or certificate and key. */
export const needsKafkaSecret = (authentication: KafkaAuthentication): boolean =>
  authentication !== 'none' && authentication !== 'iam';

/** Whether it requires TLS: nobody may read a token in transit, and a certificate is part of TLS. */
export const needsTls = (authentication: KafkaAuthentication): boolean =>
  authentication === 'iam' || authentication === 'mtls';

/** Whether it is over TLS where nobody says so: with any authentication, but not without one. */
export const tlsByDefault = (authentication: KafkaAuthentication): boolean => authentication !== 'none';

/** The complete ARN of a secret: Secrets Manager ends each with six characters, and IAM knows a secret only by all of it. */
export const secretArnPattern = '^arn:[\\w-]+:secretsmanager:[\\w-]+:\\d{12}:secret:\\S+-[A-Za-z0-9]{6}$';
