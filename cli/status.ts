import { exitCodes, type Command } from './command.ts';
import { attachmentProblems, observedMembers } from './user-pool/attachment-problems.ts';
import { eachPool, type SeenPool } from './user-pool/each-pool.ts';
import type { ConnectPools } from './user-pool/pool-access.ts';
import { poolUsage, readPoolOptions } from './user-pool/pool-options.ts';

/** `cognito-to-kafka status`: whose functions are on the observed triggers of pools. */
export const statusCommand = (connect: ConnectPools): Command => ({
  summary: 'Show which functions the observed triggers of a user pool call.',
  usage: `cognito-to-kafka status --stack NAME [--pool ID]… [--json]

  cognito-to-kafka status --stack CognitoToKafka
  cognito-to-kafka status --function arn:aws:lambda:… --pool eu-west-1_AbCdEf123 --json

${poolUsage}

Problems go to the standard error, with the fix, in the words of doctor, which fails for them.
Exit codes: 0 success, 1 a pool could not be read, 2 invalid arguments.`,
  async run(argv, ports) {
    const options = readPoolOptions(argv);
    const access = await connect(options.aws);
    return eachPool(options, access, ports, {
      work: (pool) => {
        for (const line of options.json ? [JSON.stringify(pool)] : linesOf(pool)) ports.out(line);
        const { userPoolId, functionArn } = pool;
        const { problems, remedies } = attachmentProblems({ ...pool, source: { stack: options.stack, functionArn } });
        if (problems.length > 0) ports.talk(`${userPoolId}: ${problems.join('; ')}. ${remedies.join(' ')}`);
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
