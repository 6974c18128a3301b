import { formatArn, parseArn } from '../../../platform/arn.ts';

test.each([
  ['arn:aws:sqs:eu-west-1:111122223333:events', 'sqs', 'eu-west-1', '111122223333', 'events'],
  ['arn:aws:iam::111122223333:role/path/Admin', 'iam', '', '111122223333', 'role/path/Admin'],
  ['arn:aws:s3:::bucket', 's3', '', '', 'bucket'],
  ['arn:aws:logs:*:*:log-group:/aws/lambda/a:*', 'logs', '*', '*', 'log-group:/aws/lambda/a:*'],
])('parses and formats %s', (text, service, region, accountId, resource) => {
  const arn = { partition: 'aws', service, region, accountId, resource };

  expect(parseArn(text)).toEqual(arn);
  expect(formatArn(arn)).toBe(text);
});

test.each(['', 'events', 'arn:aws:sqs', 'arn:aws:sqs:eu-west-1:111122223333', 'https://sqs/1/2:3:4:5:6:7'])(
  'returns undefined for "%s", which is not an ARN',
  (text) => {
    expect(parseArn(text)).toBeUndefined();
  },
);
