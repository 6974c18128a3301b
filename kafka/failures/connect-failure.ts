import { ConnectError, type ConnectErrorCode, type ConnectErrorOptions } from './connect-error.ts';
import { detailOf, failureRow } from './failure-table.ts';

/**
 * Creates the error of a row of the failure table. Its message is the text of the row, with `facts` about this failure in
 * between. The facts are sentences that name the secret or the host and contain nothing secret.
 */
export const connectFailure = (code: ConnectErrorCode, facts: string, options?: ConnectErrorOptions): ConnectError =>
  new ConnectError(code, detailOf(failureRow(code), facts), options);
