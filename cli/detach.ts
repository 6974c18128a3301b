import { detachPool } from '../triggers/attachment/attach-pool.ts';
import { exitCodes, type Command, type CommandPorts } from './command.ts';
import { awsSettings } from './declarations/aws-options.ts';
import { detachDeclaration } from './declarations/detach.ts';
import type { ConnectAttachment } from './user-pool/attachment-ports.ts';
import { eachPool } from './user-pool/each-pool.ts';
import { printOutcome } from './user-pool/print-outcome.ts';

/** `cognito-to-kafka detach`. */
export const detachCommand = (connect: ConnectAttachment): Command<CommandPorts, typeof detachDeclaration> => ({
  declaration: detachDeclaration,
  async run({ values: options }, ports) {
    const access = await connect(awsSettings(options));
    return eachPool(options, access, ports, {
      gone: (userPoolId) => {
        const text = 'does not exist in this account and Region, so no trigger of it calls the function';
        ports.stdout(options.json ? JSON.stringify({ userPoolId, exists: false }) : `${userPoolId} ${text}.`);
        return exitCodes.done;
      },
      work: async (pool) => {
        const { userPoolId, poolArn, functionArn, attachedTo } = pool;
        if (!options.yes) {
          const what =
            attachedTo.length > 0 ? `would detach ${functionArn} from ${attachedTo.join(', ')}` : 'not attached';
          ports.stdout(options.json ? JSON.stringify(pool) : `${userPoolId}: ${what}.`);
          if (attachedTo.length > 0) ports.stderr('Dry run: nothing was changed. Add --yes to apply.');
          return exitCodes.done;
        }
        // Rejects while a trigger calls the function: without the permission, every login of the pool would fail.
        const outcome = await detachPool(userPoolId, { functionArn }, access.pools);
        await access.forbid(functionArn, poolArn);
        return printOutcome(userPoolId, 'detached', outcome, { json: options.json, ports });
      },
    });
  },
});
