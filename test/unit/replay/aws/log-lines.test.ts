import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import { logLines } from '../../../../replay/aws/log-lines.ts';
import { fakeAws } from '../../../given/fakes/fake-aws.ts';

test('every page of the log group is read, and only lines with the message', async () => {
  const pages = [{ events: [{ message: 'a' }, {}], nextToken: 'more' }, { events: [{ message: 'b' }] }];
  const aws = await fakeAws(() => pages.shift() ?? {});
  const lines: string[] = [];

  const span = { group: 'trigger', message: 'event not published' as const, since: new Date(1_764_000_000_000) };
  for await (const line of logLines(new CloudWatchLogsClient({ maxAttempts: 1 }))(span)) lines.push(line);
  await aws.close();

  expect(lines).toEqual(['a', 'b']);
  expect(aws.calls.map(({ input }) => input)).toMatchObject([
    { logGroupName: 'trigger', filterPattern: '"event not published"', startTime: 1_764_000_000_000 },
    { nextToken: 'more' },
  ]);
});

test('a page without lines is not the end', async () => {
  const pages = [{ nextToken: 'more' }, { events: [{ message: 'b' }] }];
  const aws = await fakeAws(() => pages.shift() ?? {});
  const lines: string[] = [];

  const span = { group: 'trigger', message: 'event not published' as const, since: new Date(0) };
  for await (const line of logLines(new CloudWatchLogsClient({ maxAttempts: 1 }))(span)) lines.push(line);
  await aws.close();

  expect(lines).toEqual(['b']);
});
