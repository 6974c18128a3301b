import { detachPool } from '../infra/pool-attachment/attach-pool.ts';
import { exitCodes, type Command } from './command.ts';
import { eachPool } from './user-pool/each-pool.ts';
import type { ConnectPools } from './user-pool/pool-access.ts';
import { poolUsage, readPoolOptions } from './user-pool/pool-options.ts';
import { tellOutcome } from './user-pool/tell-outcome.ts';

/** `cognito-to-kafka detach`: our function off every trigger of pools. */
export const detachCommand = (connect: ConnectPools): Command => ({
  summary: 'Take the trigger function off the triggers of a user pool; nothing else of it changes.',
  usage: `cognito-to-kafka detach --stack NAME [--pool ID]… [--yes] [--json]

  cognito-to-kafka detach --stack CognitoToKafka          shows what would change
  cognito-to-kafka detach --stack CognitoToKafka --yes    changes it

${poolUsage}

Exit code: 0 done, 1 refused, or something differs afterwards, 2 wrong arguments.`,
  async run(argv, ports) {
    const options = readPoolOptions(argv, ['yes']);
    const access = await connect(options.aws);
    return eachPool(options, access, ports, async (pool) => {
      const { userPoolId, poolArn, functionArn, triggers } = pool;
      if (!options.yes) {
        const ours = triggers
          .filter(({ state }) => state === 'ours' || state === 'outdated')
          .map(({ trigger }) => trigger);
        const what = ours.length > 0 ? `would take ${functionArn} off ${ours.join(', ')}` : 'does not have it';
        ports.out(options.json ? JSON.stringify({ ...pool, ours }) : `${userPoolId}: ${what}.`);
        if (ours.length > 0) ports.talk('Nothing was changed; add --yes to do it.');
        return exitCodes.done;
      }
      const outcome = await detachPool(userPoolId, { functionArn }, access.pools);
      // Only now: a pool that still called the function would fail every login.
      await access.forbid(functionArn, poolArn);
      return tellOutcome(userPoolId, 'detached', outcome, { json: options.json, ports });
    });
  },
});
