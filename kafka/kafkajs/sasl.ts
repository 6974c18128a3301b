import type { KafkaConfig, SASLOptions } from 'kafkajs';
import type { Access } from '../access/access.ts';
import { oauthBearer } from './oauth-bearer.ts';

/** The authentication in the form that kafkajs accepts; empty if there is none. */
export const saslOf = ({ sasl }: Access): Pick<KafkaConfig, 'sasl'> => {
  if (!sasl) return {};
  if (sasl.mechanism === 'oauthbearer') return { sasl: oauthBearer(sasl) };
  const { mechanism, username, password } = sasl;
  const options: SASLOptions = { mechanism, username, password };
  return { sasl: options };
};
