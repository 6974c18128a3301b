import { join } from 'node:path';
import { createAuthority, issueCertificate, writeKeyStore, type Certificate } from './certificates.ts';
import { addKafkaConfig } from './kafka-config-command.ts';
import { startKafka, type KafkaBroker } from './kafka.ts';
import { freePort } from './tcp-ports.ts';

/** A listener of the broker, by how it lets a client in. Those for a user take PLAIN and SCRAM-SHA-512. */
export type Listener = 'plaintext' | 'user' | 'user-tls' | 'tls' | 'mtls' | 'token-tls';

export interface SecuredKafka {
  readonly broker: KafkaBroker;
  /** Bootstrap server of each listener. */
  readonly bootstrap: Readonly<Record<Listener, string>>;
  /** The CA of the broker's certificate, and of those it takes; PEM. */
  readonly ca: string;
  /** A certificate that the broker takes. */
  readonly client: Certificate;
}

interface SecuredKafkaOptions {
  readonly runFolder: string;
  /** Passwords of the users that PLAIN knows. Those of SCRAM are set by `setScramPassword`. */
  readonly plainUsers: Readonly<Record<string, string>>;
  /** Milliseconds after which a client over SASL and TLS has to prove again who it is. */
  readonly sessionMs: number;
}

const protocols: Readonly<Record<Listener, string>> = {
  plaintext: 'PLAINTEXT',
  user: 'SASL_PLAINTEXT',
  'user-tls': 'SASL_SSL',
  tls: 'SSL',
  mtls: 'SSL',
  'token-tls': 'SASL_SSL',
};

const listeners = Object.keys(protocols) as Listener[];

/** A name as the broker's properties take it. */
const nameOf = (listener: Listener): string => listener.replace('-', '').toUpperCase();

/**
 * Starts a broker with a listener for each kind of authentication, and certificates of its own. A client without
 * authentication may do everything, any other user everything that no access list denies.
 */
export async function startSecuredKafka(options: SecuredKafkaOptions): Promise<SecuredKafka> {
  const { runFolder } = options;
  const authority = await createAuthority(join(runFolder, 'certificates'), 'authority');
  const [server, client] = await Promise.all([
    issueCertificate(authority, 'broker'),
    issueCertificate(authority, 'client'),
  ]);
  const keyStore = await writeKeyStore(server, join(runFolder, 'broker-keystore.pem'));
  const ports = new Map<Listener, number>();
  for (const listener of listeners) ports.set(listener, await freePort());
  const addresses = listeners.map((listener) => [listener, `127.0.0.1:${ports.get(listener)}`] as const);
  const broker: KafkaBroker = {
    runFolder,
    port: ports.get('plaintext') ?? 0,
    controllerPort: await freePort(),
    properties: {},
  };
  const trustStore = join(authority.folder, 'authority.pem');
  await startKafka({ ...broker, properties: properties(options, { broker, addresses, keyStore, trustStore }) });
  const bootstrap = Object.fromEntries(addresses) as Record<Listener, string>;
  return { broker, bootstrap, ca: authority.certificate, client };
}

interface Files {
  readonly broker: KafkaBroker;
  readonly addresses: readonly (readonly [Listener, string])[];
  readonly keyStore: string;
  readonly trustStore: string;
}

function properties(
  { plainUsers, sessionMs }: SecuredKafkaOptions,
  { broker, addresses, keyStore, trustStore }: Files,
): Record<string, string | number> {
  const advertised = addresses.map(([listener, address]) => `${nameOf(listener)}://${address}`);
  const users = Object.entries(plainUsers).map(([name, password]) => `user_${name}="${password}"`);
  const forUsers = (['user', 'user-tls'] as const).flatMap((listener): [string, string][] => {
    const prefix = `listener.name.${nameOf(listener).toLowerCase()}`;
    return [
      [`${prefix}.sasl.enabled.mechanisms`, 'PLAIN,SCRAM-SHA-512'],
      [`${prefix}.plain.sasl.jaas.config`, `${loginModule('plain.Plain')} required ${users.join(' ')};`],
      [`${prefix}.scram-sha-512.sasl.jaas.config`, `${loginModule('scram.Scram')} required;`],
    ];
  });
  const token = 'listener.name.tokentls.oauthbearer';
  return {
    listeners: [...advertised, `CONTROLLER://127.0.0.1:${broker.controllerPort}`].join(','),
    'advertised.listeners': advertised.join(','),
    'listener.security.protocol.map': [
      'CONTROLLER:PLAINTEXT',
      ...listeners.map((listener) => `${nameOf(listener)}:${protocols[listener]}`),
    ].join(','),
    'inter.broker.listener.name': nameOf('plaintext'),
    'ssl.keystore.type': 'PEM',
    'ssl.keystore.location': keyStore,
    'ssl.truststore.type': 'PEM',
    'ssl.truststore.location': trustStore,
    'listener.name.mtls.ssl.client.auth': 'required',
    'sasl.enabled.mechanisms': 'PLAIN,SCRAM-SHA-512,OAUTHBEARER',
    'listener.name.tokentls.sasl.enabled.mechanisms': 'OAUTHBEARER',
    // Takes any token that is not signed and has not expired (Kafka's own check for development).
    [`${token}.sasl.jaas.config`]: `${loginModule('oauthbearer.OAuthBearer')} required unsecuredLoginStringClaim_sub="broker";`,
    [`${token}.connections.max.reauth.ms`]: sessionMs,
    'listener.name.usertls.scram-sha-512.connections.max.reauth.ms': sessionMs,
    ...Object.fromEntries(forUsers),
    'authorizer.class.name': 'org.apache.kafka.metadata.authorizer.StandardAuthorizer',
    'allow.everyone.if.no.acl.found': 'true',
    'super.users': 'User:ANONYMOUS',
  };
}

const loginModule = (name: string): string => `org.apache.kafka.common.security.${name}LoginModule`;

/** Sets the password of a user of SCRAM, who need not exist before. */
export async function setScramPassword(bootstrap: string, user: string, password: string): Promise<void> {
  const setting = `SCRAM-SHA-512=[iterations=4096,password=${password}]`;
  await addKafkaConfig(bootstrap, { type: 'users', name: user }, setting);
}

/** A token as the broker's check for development takes it: no signature, good until that time. */
export function unsignedToken(subject: string, expiresAtMs: number): string {
  const encoded = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');
  const [issued, expires] = [Math.floor(Date.now() / 1000) - 60, Math.floor(expiresAtMs / 1000)];
  return `${encoded({ alg: 'none' })}.${encoded({ sub: subject, iat: Math.min(issued, expires - 60), exp: expires })}.`;
}
