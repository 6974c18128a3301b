import { exitCodes, type Command, type CommandPorts } from './command.ts';
import { awsSettings } from './declarations/aws-options.ts';
import { statusDeclaration } from './declarations/status.ts';
import type { ConnectAttachment } from './user-pool/attachment-ports.ts';
import { attachmentProblems, observedMembers } from './user-pool/attachment-problems.ts';
import { eachPool, type SeenPool } from './user-pool/each-pool.ts';
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
        const { problems, remedies } = attachmentProblems({
          ...pool,
          source: { stack: stackOf(options), functionArn },
        });
        if (problems.length > 0) ports.stderr(`${userPoolId}: ${problems.join('; ')}. ${remedies.join(' ')}`);
        return Promise.resolve(exitCodes.done);
      },
    });
  },
});

const linesOf = ({ userPoolId, functionArn, permitted, triggers, attachedTo, excluded }: SeenPool): string[] => [
  `${userPoolId}: ${permitted ? 'may' : 'may NOT'} invoke ${functionArn}`,
  ...triggers.map(({ trigger, state, functionArn: on }) => {
    const note = excluded.includes(trigger) ? ' (excluded in the configuration)' : '';
    return `  ${trigger.padEnd(20)}${inWords(state, on)}${note}`;
  }),
  ...attachedTo
    .filter((name) => !observedMembers.includes(name))
    .map((name) => `  ${name.padEnd(20)}ours, but not an observed trigger: attach or detach removes it`),
];

const inWords = (state: SeenPool['triggers'][number]['state'], functionArn = ''): string =>
  ({
    ours: 'ours',
    outdated: `ours, but ${functionArn}: attach again`,
    free: 'free',
    another: `another's: ${functionArn}`,
  })[state];
