import type { Privacy } from '../../../../privacy/privacy.ts';
import { runWarmUpEvents } from '../../../../triggers/observer/warm-up-events.ts';
import { fakeAws } from '../../../given/fakes/fake-aws.ts';
import { captureStdout } from '../../../given/fakes/captured-stdout.ts';

const ports = (asked: string[]) => ({
  privacy: (): Promise<Privacy> => {
    asked.push('privacy');
    return Promise.resolve({ policy: {} });
  },
  newId: () => {
    asked.push('id');
    return '0192e4a0-7d1c-7c3e-9f1a-3b7d5e2c4a10';
  },
  clock: () => 0,
});

test('runs the code path of an event 20 times, without a call to AWS or a log line', async () => {
  const aws = await fakeAws(() => ({}));
  const stdout = captureStdout();
  const asked: string[] = [];
  try {
    await runWarmUpEvents(ports(asked));
    expect(stdout.lines()).toEqual([]);
  } finally {
    stdout.restore();
    await aws.close();
  }

  expect(aws.calls).toEqual([]);
  expect(asked.filter((what) => what === 'privacy')).toHaveLength(20);
  expect(asked.filter((what) => what === 'id')).toHaveLength(20);
});

test('publishes every event to the stub event bus', async () => {
  const aws = await fakeAws(() => ({}));
  try {
    expect(await runWarmUpEvents(ports([]))).toEqual({ published: 20 });
  } finally {
    await aws.close();
  }
});
