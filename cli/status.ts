import { exitCodes, type Command } from './command.ts';
import { eachPool, type SeenPool } from './user-pool/each-pool.ts';
import type { ConnectPools } from './user-pool/pool-access.ts';
import { poolUsage, readPoolOptions } from './user-pool/pool-options.ts';

/** `cognito-to-kafka status`: whose functions are on the observed triggers of pools. */
export const statusCommand = (connect: ConnectPools): Command => ({
  summary: 'Show which triggers of a user pool are ours, free or of somebody else.',
  usage: `cognito-to-kafka status --stack NAME [--pool ID]… [--json]

  cognito-to-kafka status --stack CognitoToKafka
  cognito-to-kafka status --function arn:aws:lambda:… --pool eu-west-1_AbCdEf123 --json

${poolUsage}

Exit code: 0 told, 1 a pool could not be read, 2 wrong arguments.`,
  async run(argv, ports) {
    const options = readPoolOptions(argv);
    const access = await connect(options.aws);
    return eachPool(options, access, ports, (pool) => {
      for (const line of options.json ? [JSON.stringify(pool)] : linesOf(pool)) ports.out(line);
      return Promise.resolve(exitCodes.done);
    });
  },
});

const linesOf = ({ userPoolId, functionArn, permitted, triggers }: SeenPool): string[] => [
  `${userPoolId}: ${permitted ? 'may' : 'may NOT'} invoke ${functionArn}`,
  ...triggers.map(({ trigger, state, functionArn: on }) => `  ${trigger.padEnd(20)}${inWords(state, on)}`),
];

const inWords = (state: SeenPool['triggers'][number]['state'], functionArn = ''): string =>
  ({
    ours: 'ours',
    outdated: `ours, but ${functionArn}: attach again`,
    free: 'free',
    another: `another's: ${functionArn}`,
  })[state];
