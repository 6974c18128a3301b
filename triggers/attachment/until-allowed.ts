import { retryDenied } from '../../platform/retry-denied.ts';
import type { PoolPorts } from './pool-ports.ts';

/** Returns the same ports for a new role: Cognito may deny its allowed calls for some seconds. */
export const untilAllowed = ({ describe, update, pause }: PoolPorts): PoolPorts => ({
  describe: (userPoolId) => retryDenied(() => describe(userPoolId), pause),
  update: (request) => retryDenied(() => update(request), pause),
  pause,
});
