import type { PoolPorts } from './pool-ports.ts';

const attempts = 5;

/** The same ports for a role that is just made: IAM may take seconds until Cognito knows what it is allowed. */
export function untilAllowed(ports: PoolPorts): PoolPorts {
  const patiently = async <Result>(call: () => Promise<Result>): Promise<Result> => {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await call();
      } catch (error) {
        if (attempt >= attempts || (error as Error).name !== 'AccessDeniedException') throw error;
        await ports.pause(attempt);
      }
    }
  };
  return {
    describe: (userPoolId) => patiently(() => ports.describe(userPoolId)),
    update: (request) => patiently(() => ports.update(request)),
    pause: ports.pause,
  };
}
