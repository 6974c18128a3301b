import type { KafkaConfig } from '../../kafka/config.ts';
import type { Security } from '../../kafka/access/read-security.ts';
import type { KafkaAuthPorts } from '../../kafka/access/kafka-auth.ts';
import { unsignedToken, type Listener, type SecuredKafka } from '../../local/rig/secured-kafka.ts';

/** A way in which the forwarder authenticates. */
export interface SecurityCase {
  readonly listener: Listener;
  readonly security: Partial<Security>;
}

const overTls = { tls: true, caSecretArn: 'arn:ca' } as const;

export const scramUser = { username: 'scram', password: 'benchmark-1' };

/** The measured securities, by name. */
export const securities: Readonly<Record<string, SecurityCase>> = {
  plaintext: { listener: 'plaintext', security: {} },
  TLS: { listener: 'tls', security: overTls },
  'TLS, client certificate': {
    listener: 'mtls',
    security: { authentication: 'mtls', secretArn: 'arn:client', ...overTls },
  },
  'SCRAM over TLS': {
    listener: 'user-tls',
    security: { authentication: 'scram-sha-512', secretArn: 'arn:user', ...overTls },
  },
  'token over TLS, as with IAM': { listener: 'token-tls', security: { authentication: 'iam', ...overTls } },
};

/** The forwarder's settings for these bootstrap servers and this way in. */
export const configFor = (brokers: readonly string[], topic: string, { security }: SecurityCase): KafkaConfig => ({
  brokers,
  topics: { topic, topicsByType: {} },
  createTopics: undefined,
  security: { ...plaintext, ...security },
  compression: 'none',
  clientId: 'bench',
});

const plaintext: Security = {
  authentication: 'none',
  tls: false,
  secretArn: undefined,
  caSecretArn: undefined,
  region: undefined,
};

/** The secrets and tokens of a local broker. */
export function localCredentials({ ca, client }: SecuredKafka): KafkaAuthPorts {
  const secrets: Readonly<Record<string, string>> = {
    'arn:ca': ca,
    'arn:client': JSON.stringify({ certificate: client.certificate, privateKey: client.key }),
    'arn:user': JSON.stringify(scramUser),
  };
  return {
    readSecret: (arn) => Promise.resolve(secrets[arn] ?? ''),
    token: () => Promise.resolve(unsignedToken('forwarder', Date.now() + 900_000)),
    now: Date.now,
  };
}
