import type { ConnectionOptions } from 'node:tls';
import type { SASLOptions } from 'kafkajs';
import { cachedSecret } from './cached-secret.ts';
import { timelyToken } from './iam-token.ts';
import type { Security } from './read-security.ts';
import { caIn, certificateIn, passwordIn } from './secret-content.ts';

/** What the client needs in order to be let in. */
export interface Access {
  /** False: no TLS. */
  readonly ssl: false | ConnectionOptions;
  readonly sasl?: SASLOptions;
}

export interface KafkaAuth {
  /** The access of the moment. Rejects with a ConnectError where a secret cannot be read or used. */
  readonly access: () => Promise<Access>;
  /** Tells that the brokers refused it. Whether the next may be another one. */
  readonly refused: () => boolean;
}

export interface KafkaAuthPorts {
  readonly readSecret: (arn: string) => Promise<string>;
  /** A token for MSK's IAM access control. */
  readonly token: () => Promise<string>;
  readonly now: () => number;
}

/** Turns settings into what the client needs; secrets are read when they are first needed, and again when refused. */
export function kafkaAuth({ authentication, tls, secretArn, caSecretArn }: Security, ports: KafkaAuthPorts): KafkaAuth {
  const cached = (arn: string | undefined) => {
    if (arn === undefined) return undefined;
    const { text, refused } = cachedSecret(() => ports.readSecret(arn), ports.now);
    return { refused, as: async <Content>(read: (text: string, arn: string) => Content) => read(await text(), arn) };
  };
  const [credentials, authority] = [cached(secretArn), cached(caSecretArn)];
  const token = async () => ({ value: await timelyToken(ports.token) });
  const sasl = async (): Promise<SASLOptions | undefined> => {
    if (authentication === 'iam') return { mechanism: 'oauthbearer', oauthBearerProvider: token };
    if (authentication === 'none' || authentication === 'mtls' || !credentials) return undefined;
    return { mechanism: authentication, ...(await credentials.as(passwordIn)) };
  };
  const ssl = async (): Promise<Access['ssl']> => {
    const ca = authority && { ca: [await authority.as(caIn)] };
    const client = authentication === 'mtls' ? await credentials?.as(certificateIn) : undefined;
    return tls && { ...ca, ...client };
  };
  return {
    access: async () => {
      const [secured, authenticated] = await Promise.all([ssl(), sasl()]);
      return { ssl: secured, ...(authenticated ? { sasl: authenticated } : {}) };
    },
    refused: () => {
      const changed = [credentials, authority].map((secret) => secret?.refused() ?? false);
      // A token is made anew for every connection; the refused one has expired, maybe.
      return changed.includes(true) || authentication === 'iam';
    },
  };
}
