import { createDeps } from '../../forwarder/deps.ts';
import { anOutgoing } from '../builders/an-outgoing.ts';
import { plaintext } from '../builders/plaintext.ts';
import { brokerTopic, fakeBroker } from '../fakes/fake-broker.ts';

const deps = () =>
  createDeps({
    bus: 'identity',
    brokers: [broker.address],
    topics: { topic: brokerTopic, topicsByType: {} },
    createTopics: undefined,
    security: plaintext,
    compression: 'none',
    clientId: 'test',
    queueUrl: 'https://sqs.eu-west-1.amazonaws.com/111122223333/queue',
    deadLetterQueueUrl: 'https://sqs.eu-west-1.amazonaws.com/111122223333/dead-letters',
  });

let broker: Awaited<ReturnType<typeof fakeBroker>>;
beforeEach(async () => {
  broker = await fakeBroker();
});
afterEach(() => broker.stop());

test('nothing connects before there is a record', async () => {
  expect(await deps().deliver([], Date.now() + 60_000)).toMatchObject({ failures: [] });
  expect(broker.connections()).toBe(0);
});

test('a batch uses the connection of the one before it', async () => {
  const { deliver } = deps();

  expect(await deliver([anOutgoing('a')], Date.now() + 60_000)).toMatchObject({ failures: [] });
  const before = broker.connections();
  expect(await deliver([anOutgoing('b')], Date.now() + 60_000)).toMatchObject({ failures: [] });

  expect(broker.requests).toHaveLength(2);
  expect(broker.connections()).toBe(before);
});

test('a line of the log reaches stdout as it is', () => {
  const written: unknown[] = [];
  const stdout = jest.spyOn(process.stdout, 'write').mockImplementation((text) => {
    written.push(text);
    return true;
  });

  deps().log('{"level":"info"}');
  stdout.mockRestore();

  expect(written).toEqual(['{"level":"info"}\n']);
});
