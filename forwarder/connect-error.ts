/** What keeps the forwarder from the cluster, and only a person or the passing of time can change. */
export type ConnectErrorCode =
  | 'KAFKA_AUTHENTICATION_FAILED'
  | 'KAFKA_CERTIFICATE_NOT_TRUSTED'
  | 'KAFKA_TLS_FAILED'
  | 'KAFKA_CREDENTIALS_UNAVAILABLE'
  | 'KAFKA_ADVERTISED_LISTENER_UNREACHABLE'
  | 'KAFKA_TOPIC_MISSING';

/**
 * The cluster cannot be used as it is. Its message says why and what to do, and holds no secret: it is logged. The
 * messages wait in the queue meanwhile, because it can be repaired without a deployment.
 */
export class ConnectError extends Error {
  override readonly name = 'ConnectError';
  readonly code: ConnectErrorCode;
  /** Whether a further attempt in this invocation would only fail in the same way. */
  readonly isFinal: boolean;

  constructor(code: ConnectErrorCode, message: string, { isFinal = true, cause }: ConnectErrorOptions = {}) {
    super(message, { cause });
    this.code = code;
    this.isFinal = isFinal;
  }
}

interface ConnectErrorOptions {
  readonly isFinal?: boolean;
  readonly cause?: unknown;
}

/** The ConnectError that the client wrapped, or undefined. */
export function connectErrorIn(error: unknown): ConnectError | undefined {
  let cause = error;
  for (let depth = 0; depth < 10 && cause instanceof Error; depth++) {
    if (cause instanceof ConnectError) return cause;
    cause = cause.cause;
  }
  return undefined;
}
