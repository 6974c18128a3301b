import { isSilence, reasonOf } from './broker-errors.ts';
import { connectErrorIn } from './connect-error.ts';
import { refusalIn } from './refusal.ts';

/** A bootstrap server that rejected a connection, and the reason. */
export interface FailedBroker {
  readonly address: string;
  readonly error: unknown;
}

/**
 * No bootstrap server could be used. The message names each with its reason. The cause is the most specific error: a
 * refusal before a closed port, and that before silence.
 */
export class BrokersUnreachableError extends Error {
  override readonly name = 'BrokersUnreachableError';

  constructor(failed: readonly FailedBroker[]) {
    const told = failed.map(({ address, error }) => `${address}: ${reasonOf(error)}`);
    const errors = failed.map(({ error }) => error);
    const cause =
      errors.find(connectErrorIn) ?? errors.find(refusalIn) ?? errors.find((error) => !isSilence(error)) ?? errors[0];
    super(told.join('; '), { cause });
  }
}
