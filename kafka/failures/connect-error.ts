import { causesOf } from '../../platform/error-causes.ts';

/** Reasons that keep the forwarder from the cluster until a person changes something or time passes. */
export type ConnectErrorCode =
  | 'KAFKA_AUTHENTICATION_FAILED'
  | 'KAFKA_IAM_REFUSED'
  | 'KAFKA_RATE_LIMITED'
  | 'KAFKA_SESSION_TOO_SHORT'
  | 'KAFKA_PRINCIPAL_CHANGED'
  | 'KAFKA_SASL_NOT_OFFERED'
  | 'KAFKA_SASL_UNEXPECTED'
  | 'KAFKA_CERTIFICATE_NOT_TRUSTED'
  | 'KAFKA_TLS_FAILED'
  | 'KAFKA_CREDENTIALS_UNAVAILABLE'
  | 'KAFKA_SECRET_UNUSABLE'
  | 'KAFKA_TOPIC_MISSING'
  | 'KAFKA_ADVERTISED_LISTENER_UNREACHABLE';

/**
 * The cluster cannot be used as it is. Its message says why and what to do, and holds no secret: it is logged. The
 * messages wait in the queue meanwhile, because it can be repaired without a deployment.
 */
export class ConnectError extends Error {
  override readonly name = 'ConnectError';
  readonly code: ConnectErrorCode;
  /** Whether credentials that are read again cannot change it in this invocation. */
  readonly isFinal: boolean;

  constructor(code: ConnectErrorCode, message: string, { isFinal = true, cause }: ConnectErrorOptions = {}) {
    super(message, { cause });
    this.code = code;
    this.isFinal = isFinal;
  }
}

export interface ConnectErrorOptions {
  readonly isFinal?: boolean;
  readonly cause?: unknown;
}

/** The ConnectError that the client wrapped; undefined if there is none. */
export function connectErrorIn(error: unknown): ConnectError | undefined {
  for (const cause of causesOf(error)) if (cause instanceof ConnectError) return cause;
  return undefined;
}
