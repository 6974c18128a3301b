import { declareCommand } from '../command-line/declaration.ts';

export const normalizeDeclaration = declareCommand({
  name: 'normalize',
  summary: 'Print the events that Cognito inputs lead to',
  details: [
    'Inputs are trigger events and CloudTrail records. The command reads JSON values, lists and NDJSON, and finds inputs in the output of "aws cloudtrail lookup-events", in events, subscriptions and queries of CloudWatch Logs, and in SQS and SNS messages. A line that is not JSON fails the command, and the other lines are read. It sends nothing. Events go to stdout, one per line. The reason why an input has no event goes to stderr.',
    'Calls with the access token of a user lead to CloudTrail records that name only the user. With one --pool, the user counts as a user of that pool.',
  ],
  examples: [
    ['cognito-to-kafka normalize trigger.json', 'One trigger event, from a file'],
    ['cognito-to-kafka normalize - < records.ndjson', "CloudTrail records, bare or in EventBridge's envelope"],
    ['aws cloudtrail lookup-events … | cognito-to-kafka normalize', "CloudTrail's event history"],
    ['cognito-to-kafka normalize log.json --client 1example23456789=eu-west-1_AbCdEf123', 'With the pool of a client'],
  ],
  argument: { name: 'FILE', count: 'any', text: 'Inputs; - for stdin (default: stdin)' },
  options: {
    config: {
      value: 'FILE',
      text: 'Pipeline configuration, for its privacy policy (default: a policy that omits every value)',
    },
    pool: { value: 'ID', repeatable: true, text: 'Observed user pool (default: every pool)' },
    client: {
      value: 'ID=POOL',
      repeatable: true,
      text: 'Pool of an app client, for records that name only the client',
    },
  },
});
