import { declareCommand } from '../command-line/declaration.ts';
import { poolOptions } from './pool-options.ts';

export const statusDeclaration = declareCommand({
  name: 'status',
  summary: 'Show which functions the observed triggers call',
  details: ['Problems go to stderr, each with its fix. The command doctor prints the same, and fails for them.'],
  examples: [
    ['cognito-to-kafka status', 'Every pool of the stack'],
    ['cognito-to-kafka status --function arn:aws:lambda:… --pool eu-west-1_AbCdEf123 --json', 'One pool, for scripts'],
  ],
  options: poolOptions,
});
