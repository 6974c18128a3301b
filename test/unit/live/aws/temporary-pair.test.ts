import { isLeftOver, pairParts, signOfLife, tagsOf } from '../../../../live/aws/temporary-pair.ts';

const place = { partition: 'aws-cn', service: 'sqs', region: 'cn-north-1', accountId: '111122223333', resource: 'x' };
const sourceOf = (bus: string): unknown => {
  const { Statement } = JSON.parse(pairParts(bus, 'live-1', place).policy) as {
    readonly Statement: readonly { readonly Condition: { readonly ArnEquals: Readonly<Record<string, string>> } }[];
  };
  return Statement[0]?.Condition.ArnEquals['aws:SourceArn'];
};

test.each([
  ['identity', 'arn:aws-cn:events:cn-north-1:111122223333:rule/identity/live-1'],
  [
    'arn:aws-cn:events:cn-north-1:111122223333:event-bus/identity',
    'arn:aws-cn:events:cn-north-1:111122223333:rule/identity/live-1',
  ],
  ['default', 'arn:aws-cn:events:cn-north-1:111122223333:rule/live-1'],
])('names the rule of the bus %s', (bus, arn) => {
  expect(sourceOf(bus)).toBe(arn);
});

const now = new Date('2026-11-24T10:00:00Z');
const tags = { ...tagsOf('Shop', { machine: 'abc', process: 7 }), ...signOfLife(now) };
const leftOver = (more: object, atMs: number, running: readonly number[] = [7]) =>
  isLeftOver(
    { name: 'n', url: 'u', tags: { ...tags, ...more } },
    { stack: 'Shop', machine: 'abc', now: new Date(atMs), isRunning: (process) => running.includes(process) },
  );
const minutes = (count: number) => now.getTime() + count * 60_000;

test.each([
  ['a process of this machine that ended', {}, 0, [], true],
  ['a process of this machine that runs', {}, 0, [7], false],
  ['a process of this machine with the id of a later process', {}, 16, [7], true],
  ['another machine that gave a sign of life', { machine: 'other' }, 14, [], false],
  ['another machine that gave none for 15 minutes', { machine: 'other' }, 15, [], true],
  ['another stack', { stack: 'Shop-Test' }, 16, [], false],
  ['something else', { 'cognito-to-kafka': 'queue' }, 16, [], false],
  ['another machine without a sign of life', { machine: 'other', 'alive-until': '' }, 0, [], true],
])('judges the queue of %s', (_whose, more, after, running, expected) => {
  expect(leftOver(more, minutes(after), running)).toBe(expected);
});
