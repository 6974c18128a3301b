import { sendCanary } from '../../../../cli/smoke/send-canary.ts';
import type { ForwarderPort } from '../../../../cli/smoke/smoke-ports.ts';
import type { TopicWatch } from '../../../../cli/smoke/topic-watch.ts';
import { smokeCommand } from '../../../../cli/smoke.ts';
import { fakeSmokeAws, smokeStart as start } from '../../../given/fakes/fake-smoke-aws.ts';
import { fakeTerminal } from '../../../given/fakes/fake-terminal.ts';
import { runArguments } from '../../../given/run-arguments.ts';

const targets = { bus: 'bus', queue: 'queue', ruleDeadLetters: 'rule-dead-letters', forwarder: 'forwarder' };
const anAws = (watchTopic: ForwarderPort['watchTopic']) => fakeSmokeAws({ forwarder: { watchTopic } });

/** A topic in which the canary is seen at the asking of that number. */
function aTopic(atAsking: number, readMs = start + 1142) {
  const calls = { asked: 0, closed: 0 };
  const watch: TopicWatch = {
    topic: 'events',
    seen: () => ((calls.asked += 1) < atAsking ? undefined : { partition: 2, offset: '17', readMs }),
    typesOf: () => new Set(),
    close: () => Promise.resolve(void (calls.closed += 1)),
  };
  return { watch, calls };
}

/** Sends a canary with a clock that only pauses move. */
async function send(watch?: TopicWatch | Error) {
  let nowMs = start;
  const aws = anAws(() => Promise.reject(new Error('it is open already')));
  return sendCanary(aws, targets, {
    now: () => new Date(nowMs),
    pause: (ms) => Promise.resolve(void (nowMs += ms)),
    timeoutMs: 3000,
    watch,
  });
}

test('reads the canary from the topic, and times the hop from the acknowledgement', async () => {
  const { hops, failed } = await send(aTopic(4).watch);

  expect(failed).toBeUndefined();
  expect(hops.at(-1)).toEqual({
    hop: 'topic',
    milliseconds: 12,
    proof: 'read from topic events, partition 2, offset 17',
  });
});

test('clocks that disagree make no negative time', async () => {
  expect((await send(aTopic(1, start).watch)).hops.at(-1)).toMatchObject({ hop: 'topic', milliseconds: 0 });
});

test('without a topic to read the proof is the acknowledgement', async () => {
  const { hops, failed } = await send();

  expect({ hops: hops.map(({ hop }) => hop), failed }).toEqual({
    hops: ['bus', 'queue', 'forwarder', 'kafka'],
    failed: undefined,
  });
});

test.each<[string, TopicWatch | Error, RegExp]>([
  [
    'a topic that cannot be read from here',
    new Error('connect ECONNREFUSED'),
    /did not read it from events: .*ECONNREFUSED$/,
  ],
  ['a canary that does not come', aTopic(Infinity).watch, /no record within 3 s/],
  [
    'a consumer that crashes',
    {
      ...aTopic(1).watch,
      seen: () => {
        throw new Error('Not authorized to access topics');
      },
    },
    /Not authorized to access topics$/,
  ],
])('fails for %s, and still prints the acknowledgement', async (_what, watch, cause) => {
  const { hops, failed } = await send(watch);

  expect(hops.at(-1)).toMatchObject({ hop: 'kafka' });
  expect(failed).toMatchObject({ hop: 'topic', cause: expect.stringMatching(cause) as string });
});

test.each([
  ['read', ['--read-topic'], 1],
  ['left alone unless asked for', [], 0],
])('on the command line the topic is %s', async (_what, argv, times) => {
  const { ports, stdout } = fakeTerminal();
  const { watch, calls } = aTopic(1);
  const opened: string[] = [];
  const aws = anAws((forwarder) => Promise.resolve((opened.push(forwarder), watch)));
  const command = smokeCommand({
    aws: () => aws,
    now: () => new Date(start),
    pause: () => Promise.resolve(),
    interrupted: () => new AbortController().signal,
  });
  const code = await runArguments(command, ['--stack', 'CognitoToKafka', ...argv], ports);

  expect(code).toBe(0);
  expect(opened).toEqual(Array(times).fill('forwarder'));
  expect(calls.closed).toBe(times);
  expect(stdout.filter((line) => line.startsWith('topic'))).toHaveLength(times);
});
