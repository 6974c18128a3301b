import { attachPool } from '../triggers/attachment/attach-pool.ts';
import { TriggersTaken } from '../triggers/attachment/attachment-error.ts';
import { excludedTriggersOf } from '../triggers/attachment/excluded-triggers.ts';
import { keysOf, missingTriggers } from '../triggers/attachment/trigger-plan.ts';
import { eachLine, exitCodes, type Command, type CommandPorts } from './command.ts';
import { byHand } from './user-pool/by-hand.ts';
import { eachPool, type SeenPool } from './user-pool/each-pool.ts';
import type { ConnectPools, PoolAccess } from './user-pool/pool-access.ts';
import { findTarget, poolUsage, readPoolOptions, type PoolOptions } from './user-pool/pool-options.ts';
import { tellOutcome } from './user-pool/tell-outcome.ts';

/** `cognito-to-kafka attach`: our function on the observed triggers of pools. */
export const attachCommand = (connect: ConnectPools): Command => ({
  summary: 'Put the trigger function on the triggers of a user pool; nothing else of it changes.',
  usage: `cognito-to-kafka attach --stack NAME [--pool ID]… [--exclude-trigger TRIGGER,…] [--yes | --print] [--json]

  cognito-to-kafka attach --stack CognitoToKafka            shows what would change
  cognito-to-kafka attach --stack CognitoToKafka --yes      changes it
  cognito-to-kafka attach --stack CognitoToKafka --print    what the pool's owner adds by hand: CDK, Terraform, AWS CLI

${poolUsage}
--exclude-trigger TRIGGER  observed triggers that do not change, comma-separated or repeated; the stack's own in any case

Exit codes: 0 success, 1 refused, or fields differ after the update, 2 invalid arguments.`,
  async run(argv, ports) {
    const options = readPoolOptions(argv, ['exclude-trigger', 'yes', 'print']);
    const access = await connect(options.aws);
    if (options.print) return print(options, access, ports);
    return eachPool(options, access, ports, { work: (pool) => attach(pool, options, access, ports) });
  },
});

async function attach(pool: SeenPool, options: PoolOptions, access: PoolAccess, ports: CommandPorts) {
  const { userPoolId, poolArn, functionArn, permitted, triggers, attachedTo, excluded } = pool;
  const { yes, json } = options;
  const except = [...options.except, ...excluded];
  const wanted = triggers.filter(({ trigger }) => !except.includes(trigger));
  const taken = wanted.filter(({ state }) => state === 'another');
  if (taken.length > 0) throw new TriggersTaken(userPoolId, taken, false);
  const missing = missingTriggers(triggers, except);
  if (!yes) {
    const surplus = attachedTo.filter(
      (name) => !wanted.some(({ trigger }) => keysOf(trigger).some((key) => key === name)),
    );
    const changes = [
      ...(missing.length > 0 ? [`put ${functionArn} on ${missing.join(', ')}`] : []),
      ...(surplus.length > 0 ? [`take ${functionArn} off ${surplus.join(', ')}`] : []),
      ...(permitted ? [] : ['let the pool invoke it']),
    ];
    const what = changes.length > 0 ? `would ${changes.join(', and ')}` : 'has it on every trigger';
    ports.out(json ? JSON.stringify({ ...pool, missing, surplus }) : `${userPoolId}: ${what}.`);
    if (changes.length > 0) ports.talk('Nothing was changed; add --yes to do it.');
    return exitCodes.done;
  }
  // Before the first login calls it.
  if (!permitted) await access.permit(functionArn, poolArn);
  return tellOutcome(userPoolId, 'attached', await attachPool(userPoolId, { functionArn, except }, access.pools), {
    json,
    ports,
  });
}

async function print(options: PoolOptions, access: PoolAccess, { out, talk }: CommandPorts) {
  const { functionArn, pools, excluded } = await findTarget(options, access);
  for (const userPoolId of pools) {
    const except = [...options.except, ...excludedTriggersOf(excluded, userPoolId)];
    const { cdk, terraform, awsCli } = byHand({ userPoolId, functionArn, except });
    if (options.json) out(JSON.stringify({ userPoolId, functionArn, cdk, terraform, awsCli }));
    else
      for (const text of [`## ${userPoolId}, CDK`, cdk, '', '## Terraform', terraform, '', '## AWS CLI', awsCli, ''])
        eachLine(text, out);
  }
  talk('The pool has to be in userPools of the stack, which lets it invoke the function.');
  return exitCodes.done;
}
