import { randomUUID } from 'node:crypto';
import { Lambda, type CreateEventSourceMappingCommandInput } from '@aws-sdk/client-lambda';
import type { SQSEvent } from 'aws-lambda';
import { waitFor } from '../../../local/rig/wait-for.ts';
import { functionDefaults, startEmulator, type Emulator } from './emulator.ts';
import { createQueue, type Queue } from './queue.ts';
import { deployStack } from './stack.ts';

let emulator: Emulator;
beforeAll(async () => {
  emulator = await startEmulator();
});
afterAll(() => emulator.stop());

/** An invocation of the function: its messages, and when it began, as Unix time in milliseconds. */
interface Batch {
  readonly bodies: readonly string[];
  readonly at: number;
}

type Mapping = Omit<CreateEventSourceMappingCommandInput, 'FunctionName' | 'EventSourceArn'>;

/** A queue with these messages, which a function then reads through a mapping. */
async function consume(
  mapping: Mapping,
  bodies: readonly string[] = [],
  { from = emulator, answer = () => ({ batchItemFailures: [] }) }: { from?: Emulator; answer?: () => unknown } = {},
) {
  const batches: Batch[] = [];
  const FunctionName = await from.createFunction((event) => {
    batches.push({ bodies: (event as SQSEvent).Records.map(({ body }) => body), at: Date.now() });
    return answer();
  });
  const queue = await createQueue(from, `queue-${randomUUID()}`);
  for (const body of bodies) await send(queue, body);
  const lambda = new Lambda(from.settings);
  const { UUID } = await lambda.createEventSourceMapping({
    FunctionName,
    EventSourceArn: queue.arn,
    FunctionResponseTypes: ['ReportBatchItemFailures'],
    ...mapping,
  });
  return { batches, queue, lambda, UUID };
}

const send = ({ sqs, url }: Queue, body: string) => sqs.sendMessage({ QueueUrl: url, MessageBody: body });

const numbered = (count: number): string[] => Array.from({ length: count }, (_, index) => String(index));

const sizes = (batches: readonly Batch[]): number[] => batches.map(({ bodies }) => bodies.length);

/** Messages that can be received, and messages that a consumer has received. */
async function depths({ sqs, url }: Queue) {
  const { Attributes = {} } = await sqs.getQueueAttributes({ QueueUrl: url, AttributeNames: ['All'] });
  const { ApproximateNumberOfMessages, ApproximateNumberOfMessagesNotVisible } = Attributes;
  return { visible: Number(ApproximateNumberOfMessages), inFlight: Number(ApproximateNumberOfMessagesNotVisible) };
}

describe('a mapping with a window', () => {
  test('invokes when a batch is full, before the window is over', async () => {
    const { batches, queue } = await consume({ BatchSize: 12, MaximumBatchingWindowInSeconds: 300 }, numbered(60));

    await queue.emptied();
    expect(sizes(batches)).toEqual([12, 12, 12, 12, 12]);
    expect(batches.flatMap(({ bodies }) => bodies).toSorted()).toEqual(numbered(60).toSorted());
  });

  test('invokes when a window is over, which began with the first message of its batch', async () => {
    const { batches, queue } = await consume({
      BatchSize: 100,
      MaximumBatchingWindowInSeconds: 1,
      ScalingConfig: { MaximumConcurrency: 2 },
    });
    const sentAt: number[] = [];
    for (const body of numbered(6)) {
      sentAt.push(Date.now());
      await send(queue, body);
    }

    await queue.emptied();
    // The pollers share the messages as they come to run.
    expect(batches.flatMap(({ bodies }) => bodies).toSorted()).toEqual(numbered(6).toSorted());
    for (const { bodies, at } of batches) expect(at - (sentAt[Number(bodies[0])] ?? 0)).toBeGreaterThanOrEqual(995);
  });

  test('has several pollers, each with a batch of its own', async () => {
    const { batches, queue } = await consume({ BatchSize: 100, MaximumBatchingWindowInSeconds: 3 });
    for (const body of numbered(7)) await send(queue, body);

    await queue.emptied();
    expect(batches.length).toBeGreaterThan(1);
    expect(batches.flatMap(({ bodies }) => bodies).toSorted()).toEqual(numbered(7).toSorted());
  });

  test('returns gathered messages to the queue when it is disabled', async () => {
    const { batches, queue, lambda, UUID } = await consume(
      { BatchSize: 100, MaximumBatchingWindowInSeconds: 300 },
      numbered(3),
    );
    const state = (wanted: object) => async () => JSON.stringify(await depths(queue)) === JSON.stringify(wanted);
    await waitFor(state({ visible: 0, inFlight: 3 }), { what: 'the messages in a batch', timeoutMs: 10_000 });

    await lambda.updateEventSourceMapping({ UUID, Enabled: false });

    await waitFor(state({ visible: 3, inFlight: 0 }), { what: 'the messages in the queue', timeoutMs: 10_000 });
    expect(batches).toEqual([]);
  });

  test('uses a shorter window from its next batch on, without a message left behind', async () => {
    const { batches, queue, lambda, UUID } = await consume(
      { BatchSize: 10, MaximumBatchingWindowInSeconds: 300 },
      numbered(3),
    );
    await waitFor(async () => (await depths(queue)).inFlight === 3, {
      what: 'the messages in a batch',
      timeoutMs: 10_000,
    });

    await lambda.updateEventSourceMapping({ UUID, MaximumBatchingWindowInSeconds: 0 });

    await queue.emptied();
    expect(sizes(batches)).toEqual([3]);
  });

  test('returns only the failed messages of a batch', async () => {
    const FunctionName = await emulator.createFunction((event) => {
      const failed = (event as SQSEvent).Records.filter(({ body }) => body === '1');
      return { batchItemFailures: failed.map(({ messageId }) => ({ itemIdentifier: messageId })) };
    });
    const queue = await createQueue(emulator, `queue-${randomUUID()}`);
    for (const body of numbered(3)) await send(queue, body);
    await new Lambda(emulator.settings).createEventSourceMapping({
      FunctionName,
      EventSourceArn: queue.arn,
      BatchSize: 100,
      MaximumBatchingWindowInSeconds: 1,
      FunctionResponseTypes: ['ReportBatchItemFailures'],
    });

    const isLeft = async () => {
      const { visible, inFlight } = await depths(queue);
      return visible + inFlight === 1;
    };
    await waitFor(isLeft, { what: 'the other messages to be deleted', timeoutMs: 10_000 });
  });
});

test('a batch without a window is one receive of at most ten messages', async () => {
  const { batches, queue } = await consume({ BatchSize: 10 }, numbered(25));

  await queue.emptied();
  expect(sizes(batches).toSorted()).toEqual([10, 10, 5]);
});

test('a batch ends before its payload exceeds 6 MB', async () => {
  const { batches, queue } = await consume(
    { BatchSize: 10 },
    numbered(7).map((body) => body.padEnd(1_000_000, 'x')),
  );

  await queue.emptied();
  expect(sizes(batches).toSorted()).toEqual([1, 6]);
});

test('no more batches run at a time than MaximumConcurrency', async () => {
  const running = { now: 0, most: 0 };
  let open = (): void => undefined;
  const gate = new Promise<void>((resolve) => (open = resolve));
  const { queue } = await consume({ BatchSize: 5, ScalingConfig: { MaximumConcurrency: 3 } }, numbered(40), {
    answer: async () => {
      running.now += 1;
      running.most = Math.max(running.most, running.now);
      await gate;
      running.now -= 1;
      return { batchItemFailures: [] };
    },
  });
  await waitFor(() => running.now === 3, { what: 'three batches', timeoutMs: 10_000 });
  expect(await depths(queue)).toEqual({ visible: 25, inFlight: 15 });

  open();
  await queue.emptied();
  expect(running.most).toBe(3);
});

describe('limits of a mapping', () => {
  const tooLarge = /window in seconds must be greater than 0 if maximum batch size is greater than 10/;

  test.each([
    ['more than ten messages without a window', { BatchSize: 11 }, tooLarge],
    ['no messages', { BatchSize: 0 }, /Batch size 0/],
    ['more than 10,000 messages', { BatchSize: 10_001, MaximumBatchingWindowInSeconds: 1 }, /Batch size 10001/],
    ['a window of more than five minutes', { MaximumBatchingWindowInSeconds: 301 }, /window 301/],
  ])('a new mapping is refused with %s', async (_what, mapping, message) => {
    await expect(consume(mapping)).rejects.toThrow(message);
  });

  test('a change is refused that leaves more than ten messages without a window', async () => {
    const { lambda, UUID } = await consume({ BatchSize: 100, MaximumBatchingWindowInSeconds: 1 });

    await expect(lambda.updateEventSourceMapping({ UUID, MaximumBatchingWindowInSeconds: 0 })).rejects.toThrow(
      tooLarge,
    );
    await lambda.updateEventSourceMapping({ UUID, MaximumBatchingWindowInSeconds: 0, BatchSize: 10 });
  });

  test('a template is refused, too', async () => {
    const queue = await createQueue(emulator, `queue-${randomUUID()}`);
    const Code = { ZipFile: 'exports.handler = async () => {};' };
    const stackOf = (mapping: object) => ({
      Resources: {
        Function: { Type: 'AWS::Lambda::Function', Properties: { ...functionDefaults, FunctionName: 'reader', Code } },
        Mapping: {
          Type: 'AWS::Lambda::EventSourceMapping',
          Properties: { FunctionName: { Ref: 'Function' }, EventSourceArn: queue.arn, ...mapping },
        },
      },
    });
    const stack = await deployStack(emulator, 'mapping', stackOf({ BatchSize: 10 }));

    await expect(stack.update(stackOf({ BatchSize: 20 }))).rejects.toThrow(/ROLLBACK_COMPLETE/);
    await stack.update(stackOf({ BatchSize: 20, MaximumBatchingWindowInSeconds: '1' }));
  });
});

test('a batch is the messages of the queue if the emulator limits windows to 0', async () => {
  const hasty = await startEmulator({ maxBatchingWindowSeconds: 0 });
  try {
    const { batches, queue } = await consume({ BatchSize: 100, MaximumBatchingWindowInSeconds: 300 }, numbered(40), {
      from: hasty,
    });

    await queue.emptied();
    expect(sizes(batches)).toEqual([40]);
  } finally {
    await hasty.stop();
  }
});
