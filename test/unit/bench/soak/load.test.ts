import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { busSource } from '../../../../contracts/bus.ts';
import { putIntoBus, sendLoad, type PutEvents } from '../../../../bench/soak/load.ts';
import { soakEvent } from '../../../../bench/soak/soak-event.ts';
import { fakeAws, type AwsAnswer } from '../../../given/fakes/fake-aws.ts';

const ascending = (numbers: readonly number[]): number[] => [...numbers].sort((one, other) => one - other);

async function send(events: number, put: PutEvents, perSecond = 100_000) {
  const sent: number[] = [];
  const counts: number[] = [];
  await sendLoad({
    events,
    perSecond,
    put,
    ledger: { send: (index) => void sent.push(index) },
    onPut: (count) => void counts.push(count),
    signal: new AbortController().signal,
  });
  return { sent, counts };
}

test('each event is put once, ten to a call at most, and noted before', async () => {
  const calls: (readonly number[])[] = [];
  const { sent, counts } = await send(95, (indexes) => {
    calls.push(indexes);
    return Promise.resolve([]);
  });

  const all = Array.from({ length: 95 }, (_, index) => index);
  expect(ascending(calls.flat())).toEqual(all);
  expect(Math.max(...calls.map(({ length }) => length))).toBe(10);
  expect(ascending(sent)).toEqual(all);
  expect(Math.max(...counts)).toBe(95);
});

test('only the events that the bus rejects are put again', async () => {
  const calls: (readonly number[])[] = [];
  await send(10, (indexes) => {
    calls.push(indexes);
    return Promise.resolve(calls.length === 1 ? [3, 4] : []);
  });

  expect(calls).toEqual([
    [0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
    [3, 4],
  ]);
});

test('the pace holds: the last events are not put before their time', async () => {
  const begin = performance.now();
  await send(50, () => Promise.resolve([]), 200);

  expect(performance.now() - begin).toBeGreaterThanOrEqual(195);
});

test('Ctrl-C ends the load', async () => {
  const signal = AbortSignal.abort();
  const rest = { put: () => Promise.resolve([]), ledger: { send: () => undefined }, onPut: () => undefined };

  await expect(sendLoad({ events: 10, perSecond: 1, signal, ...rest })).rejects.toThrow('aborted');
});

describe('the deployed bus', () => {
  async function put(indexes: readonly number[], answer: AwsAnswer) {
    const aws = await fakeAws(() => answer);
    const left = await putIntoBus(new EventBridgeClient({ maxAttempts: 1 }), 'identity-events')(indexes);
    await aws.close();
    return { left, calls: aws.calls };
  }

  test('gets the events as the product puts them', async () => {
    const { left, calls } = await put([7], { FailedEntryCount: 0, Entries: [{ EventId: 'a' }] });
    const event = soakEvent(7);

    expect(left).toEqual([]);
    expect(calls).toEqual([
      {
        operation: 'PutEvents',
        input: {
          Entries: [
            {
              EventBusName: 'identity-events',
              Source: busSource,
              DetailType: event.type,
              Detail: JSON.stringify(event),
            },
          ],
        },
      },
    ]);
  });

  test('may refuse some: those are left', async () => {
    const answer = { FailedEntryCount: 1, Entries: [{ EventId: 'a' }, { ErrorCode: 'ThrottlingException' }] };

    expect((await put([7, 8], answer)).left).toEqual([8]);
  });

  test('may fail as a whole: all are left', async () => {
    expect((await put([7, 8], { status: 500, code: 'InternalException' })).left).toEqual([7, 8]);
  });
});
