import requests from 'kafkajs/src/protocol/requests/metadata/index.js';
import type { Outgoing } from '../../../../kafka/records/read-batch.ts';
import { deliver, type DeliverPorts } from '../../../../kafka/send/deliver.ts';
import { installMetadata } from '../../../../kafka/kafkajs/metadata.ts';
import { kafkajsProducer } from '../../../../kafka/kafkajs/producer.ts';
import { warmProducer } from '../../../../kafka/send/warm-producer.ts';
import { anOutgoing } from '../../../given/builders/an-outgoing.ts';
import { brokerPartitions, brokerTopic, fakeBroker, otherTopic } from '../../../given/fakes/fake-broker.ts';

type StateOf = NonNullable<NonNullable<Parameters<typeof fakeBroker>[0]>['stateOf']>;

let ends: (() => void | Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends) await end();
  ends = [];
});

/** Ports of a forwarder whose producer is warm, at a broker whose topics are in the state of the moment. */
async function aWarmForwarder(stateOf: StateOf): Promise<DeliverPorts> {
  const broker = await fakeBroker({ stateOf });
  const create = () =>
    kafkajsProducer({
      brokers: [broker.address],
      clientId: 'test',
      access: { ssl: false },
      checkTopics: () => Promise.resolve(new Map()),
      compression: 'none',
    });
  let clock = 0;
  const pause = () => {
    // A pause is long enough for four failures to exhaust the patience of an invocation.
    clock += 5_000;
    return Promise.resolve();
  };
  const ports = { ...warmProducer(create), now: () => clock, pause };
  ends.push(ports.discard, broker.stop);
  return ports;
}

const to = (topic: string, id: string, key: string | null = id): Outgoing => {
  const outgoing = anOutgoing(id);
  return { ...outgoing, record: { ...outgoing.record, topic, key } };
};

/** The failure of each message that was not delivered. */
async function failuresOf(ports: DeliverPorts, outgoing: readonly Outgoing[]) {
  const { failures } = await deliver(outgoing, ports.now() + 60_000, ports);
  return failures.map(({ message, cause }) => [message.id, cause.code]).sort();
}

// The four keys go to the partitions 0 to 3, see kafkajs-producer.test.ts.
const keys = ['21', 'lkjh234lh9fiuh90y23oiuhsafujhadof229phr9h19h89h8', 'foobar', 'abc'];
const toEachPartition = keys.map((key, partition) => to(brokerTopic, `p-${partition}`, key));

test.each<[string, number]>([
  ['unknown', 3],
  ['without a leader', 5],
  ['invalid', 17],
  ['not authorized', 29],
])('fails only a topic that is %s, in a new environment and in a warm one', async (_state, errorCode) => {
  const ports = await aWarmForwarder((topic) => (topic === otherTopic ? { errorCode } : {}));
  const batch = [to(otherTopic, 'other'), to(brokerTopic, 'sound')];

  for (let nth = 0; nth < 2; nth++) {
    expect(await failuresOf(ports, batch)).toEqual([['other', expect.any(String) as string]]);
  }
});

test('delivers to partitions with a leader while another partition has none', async () => {
  const ports = await aWarmForwarder((topic) => (topic === brokerTopic ? { leaderless: [1] } : {}));

  expect(await failuresOf(ports, [...toEachPartition, to(otherTopic, 'other')])).toEqual([
    ['p-1', 'KafkaJSBrokerNotFound'],
  ]);
});

test('sends records without a key to partitions that have a leader', async () => {
  const ports = await aWarmForwarder(() => ({ leaderless: [0, 2] }));
  const keyless = Array.from({ length: 2 * brokerPartitions }, (_unused, nth) => to(brokerTopic, `n-${nth}`, null));

  expect(await failuresOf(ports, keyless)).toEqual([]);
});

test('does not fail other topics when one fails later under a warm producer', async () => {
  let otherIs = {};
  const ports = await aWarmForwarder((topic) => (topic === otherTopic ? otherIs : {}));
  expect(await failuresOf(ports, [to(brokerTopic, 'sound'), to(otherTopic, 'other')])).toEqual([]);

  otherIs = { errorCode: 3 };
  // kafkajs asks for the metadata of all its topics after five minutes.
  jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'setTimeout', 'clearTimeout'] });
  try {
    jest.setSystemTime(Date.now() + 301_000);
    expect(await failuresOf(ports, [to(brokerTopic, 'sound')])).toEqual([]);
  } finally {
    jest.useRealTimers();
  }
});

describe.each(requests.versions)('version %s', (version) => {
  /** The metadata of a topic, in an answer with these brokers. */
  const parsed = (brokers: readonly object[], topicErrorCode: number) => {
    installMetadata();
    const topicMetadata = [{ topic: brokerTopic, topicErrorCode, partitionMetadata: [{}] }];
    return requests.protocol({ version })({}).response.parse({ brokers, topicMetadata });
  };

  test('reads an answer without brokers as a refusal of the request', async () => {
    await expect(parsed([], 34)).rejects.toMatchObject({ type: 'ILLEGAL_SASL_STATE' });
  });

  test('reads an answer without brokers and without an error as it is', async () => {
    const topicMetadata = [{ topic: brokerTopic, topicErrorCode: 0, partitionMetadata: [{}] }];

    expect(await parsed([], 0)).toEqual({ brokers: [], topicMetadata });
  });

  test('throws the error of a topic for its partitions only, and not when it is copied', async () => {
    const { topicMetadata } = await parsed([{}], 3);

    expect(topicMetadata.map((topic) => ({ ...topic }))).toEqual([{ topic: brokerTopic, topicErrorCode: 3 }]);
    expect(() => topicMetadata[0]?.partitionMetadata).toThrow('This server does not host this topic-partition');
  });
});
