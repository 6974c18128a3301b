import { attachPool } from '../triggers/attachment/attach-pool.ts';
import { TriggersTaken } from '../triggers/attachment/attachment-error.ts';
import { excludedTriggersOf } from '../triggers/attachment/excluded-triggers.ts';
import { keysOf, missingTriggers } from '../triggers/attachment/trigger-plan.ts';
import { eachLine, exitCodes, type Command, type CommandPorts } from './command.ts';
import { byHand } from './user-pool/by-hand.ts';
import { eachPool, type PoolState } from './user-pool/each-pool.ts';
import type { OptionValues } from './command-line/declaration.ts';
import { attachDeclaration, type printedTools } from './declarations/attach.ts';
import { awsSettings } from './declarations/aws-options.ts';
import type { AttachmentPorts, ConnectAttachment } from './user-pool/attachment-ports.ts';
import { findTarget } from './user-pool/pool-target.ts';
import { printOutcome } from './user-pool/print-outcome.ts';

type AttachOptions = OptionValues<typeof attachDeclaration.options>;

/** `cognito-to-kafka attach`. */
export const attachCommand = (connect: ConnectAttachment): Command<CommandPorts, typeof attachDeclaration> => ({
  declaration: attachDeclaration,
  async run({ values: options }, ports) {
    const access = await connect(awsSettings(options));
    if (options.print !== undefined) return print(options, options.print, access, ports);
    return eachPool(options, access, ports, { work: (pool) => attach(pool, options, access, ports) });
  },
});

async function attach(pool: PoolState, options: AttachOptions, access: AttachmentPorts, ports: CommandPorts) {
  const { userPoolId, poolArn, functionArn, permitted, triggers, attachedTo, excluded } = pool;
  const { yes, json } = options;
  const excludedTriggers = [...options['exclude-trigger'].flat(), ...excluded];
  const wanted = triggers.filter(({ trigger }) => !excludedTriggers.includes(trigger));
  const taken = wanted.filter(({ state }) => state === 'other function');
  if (taken.length > 0) throw new TriggersTaken(userPoolId, taken, false);
  const missing = missingTriggers(triggers, excludedTriggers);
  if (!yes) {
    const surplus = attachedTo.filter(
      (name) => !wanted.some(({ trigger }) => keysOf(trigger).some((key) => key === name)),
    );
    const changes = [
      ...(missing.length > 0 ? [`attach ${functionArn} to ${missing.join(', ')}`] : []),
      ...(surplus.length > 0 ? [`detach ${functionArn} from ${surplus.join(', ')}`] : []),
      ...(permitted ? [] : ['allow the pool to invoke it']),
    ];
    const what = changes.length > 0 ? `would ${changes.join(', and ')}` : 'attached to every trigger';
    ports.stdout(json ? JSON.stringify({ ...pool, missing, surplus }) : `${userPoolId}: ${what}.`);
    if (changes.length > 0) ports.stderr('Dry run: nothing was changed. Add --yes to apply.');
    return exitCodes.done;
  }
  // Before the first login calls it.
  if (!permitted) await access.permit(functionArn, poolArn);
  return printOutcome(
    userPoolId,
    'attached',
    await attachPool(userPoolId, { functionArn, except: excludedTriggers }, access.pools),
    {
      json,
      ports,
    },
  );
}

type PrintedTool = (typeof printedTools)[number];

async function print(
  options: AttachOptions,
  tool: PrintedTool,
  access: AttachmentPorts,
  { stdout, stderr }: CommandPorts,
) {
  const { functionArn, pools, excluded } = await findTarget(options, access);
  for (const userPoolId of pools) {
    const excludedTriggers = [...options['exclude-trigger'].flat(), ...excludedTriggersOf(excluded, userPoolId)];
    const texts = byHand({ userPoolId, functionArn, excludedTriggers });
    if (options.json) stdout(JSON.stringify({ userPoolId, functionArn, ...texts }));
    else eachLine(textFor(tool, userPoolId, texts), stdout);
  }
  stderr('List the pool in userPools of the stack: the stack then allows it to invoke the function.');
  return exitCodes.done;
}

/** The code for one tool can be redirected to a file: it has no headings. */
function textFor(tool: PrintedTool, userPoolId: string, { cdk, terraform, awsCli }: ReturnType<typeof byHand>): string {
  const headings = [`## ${userPoolId}, CDK`, cdk, '', '## Terraform', terraform, '', '## AWS CLI', awsCli, ''];
  return { cdk: `${cdk}\n`, terraform: `${terraform}\n`, 'aws-cli': `${awsCli}\n`, all: headings.join('\n') }[tool];
}
