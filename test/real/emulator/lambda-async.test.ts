import { randomUUID } from 'node:crypto';
import { Lambda } from '@aws-sdk/client-lambda';
import { waitFor } from '../../../local/rig/wait-for.ts';
import type { Answer } from './answer-server.ts';
import { startEmulator, type Emulator } from './emulator.ts';
import { createQueue } from './queue.ts';

let emulator: Emulator;
let lambda: Lambda;
beforeAll(async () => {
  emulator = await startEmulator();
  lambda = new Lambda(emulator.settings);
});
afterAll(() => emulator.stop());

/** A function with a dead-letter queue. It is called again `retries` times when it throws. */
async function functionWithDeadLetters(answer: Answer, retries = 0) {
  const FunctionName = await emulator.createFunction(answer);
  const deadLetters = await createQueue(emulator, `dead-letters-${randomUUID()}`);
  await lambda.updateFunctionConfiguration({ FunctionName, DeadLetterConfig: { TargetArn: deadLetters.arn } });
  await lambda.putFunctionEventInvokeConfig({ FunctionName, MaximumRetryAttempts: retries });
  const reserve = (ReservedConcurrentExecutions: number) =>
    lambda.putFunctionConcurrency({ FunctionName, ReservedConcurrentExecutions });
  const invoke = (event: unknown) =>
    lambda.invoke({ FunctionName, InvocationType: 'Event', Payload: JSON.stringify(event) });
  return { FunctionName, deadLetters, reserve, invoke };
}

test('the event of a function that throws is dead-lettered unchanged, with the reason', async () => {
  const { deadLetters, invoke } = await functionWithDeadLetters(() => {
    throw new Error('broken');
  });

  const event = { zone: 'Zürich', n: 1 };
  await invoke(event);

  const { Body, MessageAttributes } = await deadLetters.next();
  expect(Body).toBe(JSON.stringify(event));
  expect(MessageAttributes).toMatchObject({
    RequestID: { DataType: 'String', StringValue: expect.stringMatching(/^[\da-f-]{36}$/) as unknown },
    ErrorCode: { DataType: 'Number', StringValue: '200' },
    ErrorMessage: { DataType: 'String', StringValue: 'broken' },
  });
});

test('a function that throws is called again before its event is dead', async () => {
  let calls = 0;
  const { deadLetters, invoke } = await functionWithDeadLetters(() => {
    calls += 1;
    throw new Error('broken');
  }, 1);

  await invoke({});

  await deadLetters.next();
  expect(calls).toBe(2);
});

test('an event that the second call accepts is not dead-lettered', async () => {
  let calls = 0;
  const { deadLetters, invoke } = await functionWithDeadLetters(() => {
    calls += 1;
    if (calls === 1) throw new Error('broken once');
    return null;
  }, 1);

  await invoke({});

  await waitFor(() => calls === 2, { what: 'the second call', timeoutMs: 10_000 });
  expect(await deadLetters.receive()).toEqual([]);
});

test('an OnFailure destination gets the event in its envelope', async () => {
  const { FunctionName, deadLetters, invoke } = await functionWithDeadLetters(() => {
    throw new Error('broken');
  });
  const onFailure = await createQueue(emulator, 'on-failure');
  const DestinationConfig = { OnFailure: { Destination: onFailure.arn } };
  await lambda.putFunctionEventInvokeConfig({ FunctionName, MaximumRetryAttempts: 0, DestinationConfig });

  await invoke({ n: 1 });

  expect(JSON.parse((await onFailure.next()).Body ?? '')).toMatchObject({ requestPayload: { n: 1 } });
  expect(await deadLetters.receive()).toEqual([]);
});

test('throttled events wait, and do not count as failed attempts', async () => {
  let running = 0;
  let most = 0;
  const seen: unknown[] = [];
  const { deadLetters, reserve, invoke } = await functionWithDeadLetters(async (event) => {
    most = Math.max(most, ++running);
    await waitFor(() => asked, { what: 'all events to be sent', timeoutMs: 10_000 });
    running -= 1;
    seen.push(event);
  });
  let asked = false;
  await reserve(1);

  for (const n of [1, 2, 3]) await invoke({ n });
  asked = true;

  await waitFor(() => seen.length === 3, { what: 'all events', timeoutMs: 10_000 });
  expect(seen).toEqual(expect.arrayContaining([{ n: 1 }, { n: 2 }, { n: 3 }]));
  expect(most).toBe(1);
  expect(await deadLetters.receive()).toEqual([]);
});

test('the event of a function that is off is a dead letter at once', async () => {
  const seen: unknown[] = [];
  const { deadLetters, reserve, invoke } = await functionWithDeadLetters((event) => seen.push(event), 2);
  await reserve(0);

  await invoke({ n: 1 });

  const { Body, MessageAttributes } = await deadLetters.next();
  expect(Body).toBe('{"n":1}');
  expect(MessageAttributes).toMatchObject({ ErrorCode: { StringValue: '429' } });
  expect(seen).toEqual([]);
});
