import type { Security } from '../../../kafka/access/read-security.ts';

/** No TLS, and nobody asks who it is. */
export const plaintext: Security = {
  authentication: 'none',
  tls: false,
  secretArn: undefined,
  caSecretArn: undefined,
  region: undefined,
};
