import { retryDenied } from '../../platform/retry-denied.ts';
import type { PoolPorts } from './pool-ports.ts';

/** The same ports for a role that is just made: Cognito may deny for seconds what it is allowed. */
export const untilAllowed = ({ describe, update, pause }: PoolPorts): PoolPorts => ({
  describe: (userPoolId) => retryDenied(() => describe(userPoolId), pause),
  update: (request) => retryDenied(() => update(request), pause),
  pause,
});
