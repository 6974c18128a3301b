import { triedIn } from './broker-errors.ts';
import { ConnectError, type ConnectErrorCode } from './connect-error.ts';

interface Refusal {
  readonly code: ConnectErrorCode;
  readonly detail: string;
  /** Whether other credentials could change it. */
  readonly byCredentials: boolean;
}

const credentialsRefused = (code: string): Refusal => ({
  code: 'KAFKA_AUTHENTICATION_FAILED',
  detail:
    `The brokers refused the credentials (${code}). Check that their user exists, that the secret holds its password, ` +
    'and that the port is the one for this way of authentication.',
  byCredentials: true,
});

const notTrusted = (code: string): Refusal => ({
  code: 'KAFKA_CERTIFICATE_NOT_TRUSTED',
  detail: `The brokers' certificate is not trusted (${code}). Name the secret with their CA, or the brokers as it does.`,
  byCredentials: true,
});

const handshakeFailed = (code: string): Refusal => ({
  code: 'KAFKA_TLS_FAILED',
  detail:
    `The TLS handshake with the brokers failed (${code}). Check that the port is one for TLS, and, if they ask for a ` +
    'client certificate, that the secret holds one they know.',
  byCredentials: true,
});

const certificateFaults = new Set([
  'SELF_SIGNED_CERT_IN_CHAIN',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_GET_ISSUER_CERT',
  'CERT_HAS_EXPIRED',
  'CERT_NOT_YET_VALID',
  'ERR_TLS_CERT_ALTNAME_INVALID',
]);

// "Protocol errors" in Kafka's protocol guide; an expired token is told as the second by the request that follows it.
const credentialFaults = new Set(['UNSUPPORTED_SASL_MECHANISM', 'ILLEGAL_SASL_STATE', 'SASL_AUTHENTICATION_FAILED']);

/** What kafkajs threw as a refusal of who we are, or of who they are; undefined if it is none of that. */
export function refusalIn(error: unknown): Refusal | undefined {
  let cause = error;
  for (let depth = 0; depth < 10 && cause instanceof Error; depth++) {
    const { name, type, code } = cause as Error & { type?: unknown; code?: unknown };
    if (name === 'KafkaJSSASLAuthenticationError') return credentialsRefused('SASL_AUTHENTICATION_FAILED');
    if (typeof type === 'string' && credentialFaults.has(type)) return credentialsRefused(type);
    if (typeof code === 'string' && certificateFaults.has(code)) return notTrusted(code);
    if (typeof code === 'string' && code.startsWith('ERR_SSL_')) return handshakeFailed(code);
    cause = cause.cause;
  }
  return undefined;
}

/** The error to go on with: what keeps us from the cluster, in words, where that is known. */
export function asConnectError(error: unknown, { isFinal }: { readonly isFinal: boolean }): unknown {
  const refusal = refusalIn(error);
  return refusal ? new ConnectError(refusal.code, refusal.detail + triedIn(error), { isFinal, cause: error }) : error;
}
