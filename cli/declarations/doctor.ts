import { declareCommand } from '../command-line/declaration.ts';
import { awsOptions } from './aws-options.ts';
import { jsonOption } from './json-option.ts';
import { wholeNumber } from './numbers.ts';
import { stackOptions } from './stack-options.ts';

export const doctorDeclaration = declareCommand({
  name: 'doctor',
  summary: 'Check what a deployment needs, and a deployed stack',
  details: ['The command changes nothing. It succeeds with warnings, and fails with problems.'],
  examples: [
    ['cognito-to-kafka doctor --config pipeline.json', 'Before a deployment'],
    ['cognito-to-kafka doctor', 'After a deployment, Kafka included'],
    ['cognito-to-kafka doctor --stack Staging --logins-per-second 500', "Also the account's quotas"],
  ],
  options: {
    ...stackOptions,
    config: {
      value: 'FILE',
      conflicts: ['stack'],
      text: 'Pipeline configuration, as for cdk deploy -c config=FILE; - for stdin',
    },
    'logins-per-second': {
      value: 'N',
      parse: wholeNumber({ min: 1, max: 100_000 }),
      text: "Compare the account's quotas with N logins per second, from 1 to 100000",
    },
    ...jsonOption,
    ...awsOptions,
  },
});
