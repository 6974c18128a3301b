import { iamToken } from './iam-token.ts';
import type { KafkaAuthPorts } from './kafka-auth.ts';
import { readSecret } from './read-secret.ts';
import type { Security } from './read-security.ts';

/** Secrets and tokens by the role of the function. */
export const roleAccess = ({ region = '' }: Security): KafkaAuthPorts => ({
  readSecret,
  token: () => iamToken(region),
  now: Date.now,
});
