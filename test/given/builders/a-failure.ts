import type { Failure, FailureCause } from '../../../kafka/failures/failure.ts';
import { aMessage } from './a-message.ts';

/** The reason of a message that no retry can deliver. */
export const poisonous: FailureCause = {
  code: 'NOT_JSON',
  detail: 'The body is not JSON.',
  action: 'dead-letter',
  retriable: false,
};

/** The reason of a message that may be delivered later. */
export const retriable: FailureCause = {
  code: 'ECONNREFUSED',
  detail: 'No broker answered.',
  action: 'reconnect',
  retriable: true,
};

/** The failure of a message of its own; poison, unless another cause is given. */
export const aFailure = (over: Partial<Failure> = {}): Failure => ({ message: aMessage(), cause: poisonous, ...over });
