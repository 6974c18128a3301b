import { exitCodes, type Command, type CommandPorts } from './command.ts';
import { awsSettings } from './declarations/aws-options.ts';
import { statusDeclaration } from './declarations/status.ts';
import type { ConnectAttachment } from './user-pool/attachment-ports.ts';
import { attachmentProblems, observedMembers } from './user-pool/attachment-problems.ts';
import { eachPool, type PoolState } from './user-pool/each-pool.ts';
import { stackOf } from './user-pool/pool-target.ts';

/** `cognito-to-kafka status`. */
export const statusCommand = (connect: ConnectAttachment): Command<CommandPorts, typeof statusDeclaration> => ({
  declaration: statusDeclaration,
  async run({ values: options }, ports) {
    const access = await connect(awsSettings(options));
    return eachPool(options, access, ports, {
      work: (pool) => {
        for (const line of options.json ? [JSON.stringify(pool)] : linesOf(pool)) ports.stdout(line);
        const { userPoolId, functionArn } = pool;
        const { problems, fixes } = attachmentProblems({
          ...pool,
          source: { stack: stackOf(options), functionArn },
        });
        if (problems.length > 0) ports.stderr(`${userPoolId}: ${problems.join('; ')}. ${fixes.join(' ')}`);
        return Promise.resolve(exitCodes.done);
      },
    });
  },
});

const linesOf = ({ userPoolId, functionArn, permitted, triggers, attachedTo, excluded }: PoolState): string[] => [
  `${userPoolId} ${permitted ? 'is allowed' : 'is NOT allowed'} to invoke ${functionArn}`,
  ...triggers.map(({ trigger, state, functionArn: on }) => {
    const note = excluded.includes(trigger) ? ' (excluded in the configuration)' : '';
    return `  ${trigger.padEnd(20)}${stateText(state, on)}${note}`;
  }),
  ...attachedTo
    .filter((name) => !observedMembers.includes(name))
    .map((name) => `  ${name.padEnd(20)}attached, but not observed: run attach or detach to remove it`),
];

const stateText = (state: PoolState['triggers'][number]['state'], functionArn = ''): string =>
  ({
    attached: 'attached',
    outdated: `outdated: ${functionArn} (run attach)`,
    free: 'free',
    'other function': `other function: ${functionArn}`,
  })[state];
