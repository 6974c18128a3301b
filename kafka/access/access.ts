import type { ConnectionOptions } from 'node:tls';

/** Settings with which a client connects and authenticates. */
export interface Access {
  /** False: no TLS. */
  readonly ssl: false | ConnectionOptions;
  readonly sasl?: PasswordLogin | TokenLogin;
}

export interface PasswordLogin {
  readonly mechanism: 'plain' | 'scram-sha-512';
  readonly username: string;
  readonly password: string;
}

/** Authentication with OAUTHBEARER, which MSK's IAM access control uses. */
export interface TokenLogin {
  readonly mechanism: 'oauthbearer';
  /** Resolves with a token for one authentication. */
  readonly token: () => Promise<string>;
  /** Called when the brokers have accepted a token. */
  readonly accepted: () => void;
}
