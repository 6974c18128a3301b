import { brokerWords } from './broker-words.ts';
import { connectErrorIn, connectFailure, type ConnectError } from './connect-error.ts';
import { saslMessage } from './broker-errors.ts';
import { factsOf, failureIn } from './failure-in.ts';
import type { ConnectErrorCode } from './table/access-failures.ts';
import { failureRow } from './table/failure-table.ts';

/** The credentials that a producer uses, as far as errors about them need it. */
export interface Credentials {
  /** Names them without their content, for example `Secret: ARN.` */
  readonly about: string;
  /** Texts that must not reach the log. */
  readonly secrets: readonly string[];
  /** Whether they are a token of MSK's IAM access control. */
  readonly isToken: boolean;
  /** Whether the brokers have accepted them on this connection. */
  readonly wereAccepted: boolean;
}

/**
 * Returns the code of a refusal of the credentials or of the brokers' certificate in an error of kafkajs. Undefined if it is another
 * failure, such as a broker that is unavailable, or a ConnectError already.
 */
export const refusalIn = (error: unknown): ConnectErrorCode | undefined =>
  connectErrorIn(error) ? undefined : failureIn(error).row.reportedAs;

/** The refusal as an error of the failure table that names the credentials and quotes the broker; undefined if there is none. */
export function refusalOf(error: unknown, credentials: Credentials): ConnectError | undefined {
  const refusal = refusalIn(error);
  if (refusal === undefined) return undefined;
  const said = saslMessage(error);
  const words = said === undefined ? '' : brokerWords(said, credentials.secrets);
  const facts = [credentials.about, factsOf(error), words === '' ? '' : `The broker said: "${words}".`];
  return connectFailure(codeFor(refusal, said, credentials), facts.filter(Boolean).join(' '), {
    isFinal: false,
    cause: error,
  });
}

/** Refines the code by facts that only the credentials have: whether it was a token, and whether a session had begun. */
function codeFor(code: ConnectErrorCode, said = '', { isToken, wereAccepted }: Credentials): ConnectErrorCode {
  if (code === 'KAFKA_SASL_UNEXPECTED' && wereAccepted) return 'KAFKA_SESSION_TOO_SHORT';
  // Brokers that check tokens themselves use these words for an expired one. MSK's answer never has them.
  if (code === 'KAFKA_AUTHENTICATION_FAILED' && isToken && !said.includes('invalid_token')) return 'KAFKA_IAM_REFUSED';
  return code;
}

/** Whether other credentials may change it in this invocation. */
export const canRefreshCredentials = ({ code }: ConnectError): boolean =>
  failureRow(code).action === 'refresh-credentials';
