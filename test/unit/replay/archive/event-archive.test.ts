import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { eventArchive } from '../../../../replay/archive/event-archive.ts';
import { fakeAws, type AwsAnswer, type AwsCall } from '../../../given/fakes/fake-aws.ts';

let aws: Awaited<ReturnType<typeof fakeAws>> | undefined;
afterEach(() => aws?.close());

async function archive(answer: (call: AwsCall) => AwsAnswer) {
  aws = await fakeAws(answer);
  return { port: eventArchive(new EventBridgeClient({ maxAttempts: 1 })), calls: aws.calls };
}

test('a replay goes from the archive to its own bus, to the named rules alone', async () => {
  const { port, calls } = await archive(() => ({ ArchiveArn: 'arn:archive', EventSourceArn: 'arn:bus' }));
  const [from, to] = [new Date('2026-11-24T03:00:00Z'), new Date('2026-11-24T04:00:00Z')];

  await port.start({ name: 'again', archive: 'kept', from, to, ruleArns: ['arn:rule'] });

  expect(calls).toMatchObject([
    { operation: 'DescribeArchive', input: { ArchiveName: 'kept' } },
    {
      operation: 'StartReplay',
      input: {
        ReplayName: 'again',
        EventSourceArn: 'arn:archive',
        EventStartTime: from.getTime() / 1000,
        EventEndTime: to.getTime() / 1000,
        Destination: { Arn: 'arn:bus', FilterArns: ['arn:rule'] },
      },
    },
  ]);
});

test('returns the state, its reason and the time that the replay has reached', async () => {
  const { port } = await archive(() => ({ State: 'FAILED', StateReason: 'x', EventLastReplayedTime: 1_764_000_000 }));

  const reached = new Date(1_764_000_000_000);
  expect(await port.stateOf('again')).toEqual({ state: 'FAILED', reason: 'x', reached });
});

test('returns NOT_FOUND for an unknown replay, and rejects for another error', async () => {
  const { port } = await archive(({ input }) => {
    const { ReplayName } = input as { ReplayName: string };
    return { status: 400, code: ReplayName === 'none' ? 'ResourceNotFoundException' : 'InternalException' };
  });

  expect(await port.stateOf('none')).toEqual({ state: 'NOT_FOUND' });
  await expect(port.stateOf('again')).rejects.toThrow();
});

test('a replay is cancelled by its name', async () => {
  const { port, calls } = await archive(() => ({}));

  await port.cancel('again');

  expect(calls).toMatchObject([{ operation: 'CancelReplay', input: { ReplayName: 'again' } }]);
});

test.each([
  [{ State: 'RUNNING' }, { state: 'RUNNING' }],
  [{}, { state: 'STARTING' }],
  [
    { State: 'FAILED', StateReason: 'no room' },
    { state: 'FAILED', reason: 'no room' },
  ],
  [
    { State: 'RUNNING', EventLastReplayedTime: 1_764_000_000 },
    { state: 'RUNNING', reached: new Date(1_764_000_000_000) },
  ],
])('reads the state of a replay from %j', async (answer, state) => {
  const { port } = await archive(() => answer);

  expect(await port.stateOf('again')).toStrictEqual(state);
});
