import { cachedSecret } from '../../platform/cached-secret.ts';
import type { Access } from './access.ts';
import { ConnectError } from '../failures/connect-error.ts';
import { timelyToken } from './iam-token.ts';
import type { Security } from './read-security.ts';
import type { Credentials } from '../failures/refusal.ts';
import { caIn, certificateIn, passwordIn, type Secret } from './secret-content.ts';

export interface KafkaAuth {
  /** The access of the moment. Rejects with a ConnectError if a secret cannot be read or used, or during a pause. */
  readonly access: () => Promise<Access>;
  /** Reads the secrets again after a refusal. Whether the next access may be another one. Never rejects. */
  readonly refused: () => Promise<boolean>;
  /** Pauses: for 10 seconds no producer of this environment connects, and `access` rejects with this error. */
  readonly pause: (error: ConnectError) => void;
  /** Those of the last access. */
  readonly credentials: () => Credentials;
}

export interface KafkaAuthPorts {
  readonly readSecret: (arn: string) => Promise<string>;
  /** A token for MSK's IAM access control. */
  readonly token: () => Promise<string>;
  readonly now: () => number;
}

/** Milliseconds without a connection after the brokers limited their rate. */
export const rateLimitPauseMs = 10_000;

const kinds: Readonly<Record<Security['authentication'], string>> = {
  none: 'none',
  iam: "token of the function's role",
  'scram-sha-512': 'user and password',
  plain: 'user and password',
  mtls: 'client certificate',
};

/** Turns configuration into client settings. Secrets are read when first needed, and again when they do not work. */
export function kafkaAuth({ authentication, tls, secretArn, caSecretArn }: Security, ports: KafkaAuthPorts): KafkaAuth {
  const { readSecret, now } = ports;
  const cached = (arn: string | undefined) =>
    arn === undefined ? undefined : { arn, ...cachedSecret(() => readSecret(arn), now) };
  const [credentials, authority] = [cached(secretArn), cached(caSecretArn)];
  const isToken = authentication === 'iam';
  const kind = kinds[authentication];
  const about = [
    isToken ? `Credentials: ${kind}.` : secretArn && `Credentials: ${kind} in secret ${secretArn}.`,
    caSecretArn && `CA: secret ${caSecretArn}.`,
  ];
  let used: Pick<Credentials, 'secrets' | 'wereAccepted'> = { secrets: [], wereAccepted: false };
  let paused: { readonly error: ConnectError; readonly untilMs: number } | undefined;

  const token = async (): Promise<string> => {
    const value = await timelyToken(ports.token);
    used = { ...used, secrets: [...used.secrets.slice(-5), value] };
    return value;
  };
  const accepted = (): void => void (used = { ...used, wereAccepted: true });
  const sasl = async (): Promise<Access['sasl']> => {
    if (isToken) return { mechanism: 'oauthbearer', token, accepted };
    if (authentication === 'none' || authentication === 'mtls' || !credentials) return undefined;
    const user = await usable(credentials, passwordIn);
    used = { ...used, secrets: [user.password, user.username] };
    return { mechanism: authentication, ...user };
  };
  const ssl = async (): Promise<Access['ssl']> => {
    const ca = authority && { ca: [await usable(authority, caIn)] };
    const withDate = (secret: Secret) => certificateIn(secret, now());
    const client = authentication === 'mtls' && credentials ? await usable(credentials, withDate) : undefined;
    return tls && { ...ca, ...client };
  };
  return {
    access: async () => {
      if (paused && now() < paused.untilMs) throw paused.error;
      used = { secrets: [], wereAccepted: false };
      const [secured, authenticated] = await Promise.all([ssl(), sasl()]);
      return { ssl: secured, ...(authenticated ? { sasl: authenticated } : {}) };
    },
    refused: async () => {
      const changed = await Promise.all(
        [credentials, authority].map(async (secret) => (await secret?.changed()) ?? false),
      );
      // Every connection has a new token; the refused one may have expired.
      return changed.includes(true) || isToken;
    },
    pause: (error) => void (paused = { error, untilMs: now() + rateLimitPauseMs }),
    credentials: () => ({ about: about.filter(Boolean).join(' '), isToken, ...used }),
  };
}

/** The content of a secret. One that cannot be used is read again, because a person may have corrected it. */
async function usable<Content>(
  { arn, text, changed }: { readonly arn: string } & ReturnType<typeof cachedSecret>,
  read: (secret: Secret) => Content,
): Promise<Content> {
  try {
    return read({ arn, text: await text() });
  } catch (error) {
    const isUnusable = error instanceof ConnectError && error.code === 'KAFKA_SECRET_UNUSABLE';
    if (!isUnusable || !(await changed())) throw error;
    return read({ arn, text: await text() });
  }
}
