import { detachPool } from '../triggers/attachment/attach-pool.ts';
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

The command fails while a trigger still calls the function, because another party sets it again. The pool then keeps its
permission to invoke the function. A pool that no longer exists counts as detached.

Exit codes: 0 success, 1 refused, still attached, or fields differ after the update, 2 invalid arguments.`,
  async run(argv, ports) {
    const options = readPoolOptions(argv, ['yes']);
    const access = await connect(options.aws);
    return eachPool(options, access, ports, {
      gone: (userPoolId) => {
        const text = 'there is no such pool in this account and Region, so no trigger of it calls the function';
        ports.out(options.json ? JSON.stringify({ userPoolId, exists: false }) : `${userPoolId}: ${text}.`);
        return exitCodes.done;
      },
      work: async (pool) => {
        const { userPoolId, poolArn, functionArn, attachedTo } = pool;
        if (!options.yes) {
          const what =
            attachedTo.length > 0 ? `would take ${functionArn} off ${attachedTo.join(', ')}` : 'does not have it';
          ports.out(options.json ? JSON.stringify({ ...pool, ours: attachedTo }) : `${userPoolId}: ${what}.`);
          if (attachedTo.length > 0) ports.talk('Nothing was changed; add --yes to do it.');
          return exitCodes.done;
        }
        // Rejects while a trigger calls the function: without the permission, every login of the pool would fail.
        const outcome = await detachPool(userPoolId, { functionArn }, access.pools);
        await access.forbid(functionArn, poolArn);
        return tellOutcome(userPoolId, 'detached', outcome, { json: options.json, ports });
      },
    });
  },
});
