import { liveLeaders } from '../../../../kafka/kafkajs/live-leaders.ts';
import { silentBrokers } from '../../../../kafka/kafkajs/silent-brokers.ts';
import { anOutgoing } from '../../../given/builders/an-outgoing.ts';
import { fakeProducers } from '../../../given/fakes/fake-producer.ts';

const records = [anOutgoing('m-1').record];

interface Leaders {
  readonly silent?: readonly string[];
  /** Those that answer when they are asked again. */
  readonly answering?: readonly string[];
  /** The leader that the cluster has chosen meanwhile. */
  readonly newLeader?: string;
}

/** A producer whose leaders are these brokers, of which the silent ones did not answer lately. */
function aProducer(first: readonly string[], { silent = [], answering = [], newLeader }: Leaders) {
  let leaders = first;
  const memory = silentBrokers({ now: Date.now, random: Math.random });
  silent.forEach(memory.add);
  const asked: string[] = [];
  const fake = fakeProducers();
  const producer = liveLeaders({
    silent: memory,
    create: (refuses) => {
      const connection = fake.create();
      const open = () => {
        const closed = leaders.find(refuses);
        if (closed === undefined) return;
        if (newLeader !== undefined) leaders = [newLeader];
        throw new Error(`no connection to ${closed}`);
      };
      return {
        ...connection,
        connect: async () => {
          open();
          await connection.connect();
        },
        send: async (sent) => {
          open();
          return connection.send(sent);
        },
      };
    },
    ask: (address) => {
      asked.push(address);
      if (!answering.includes(address)) return Promise.reject(new Error(`no answer of ${address}`));
      memory.answered(address);
      return Promise.resolve();
    },
  });
  return { producer, memory, asked, sends: fake.sends };
}

test('sends at once where every leader answered the last time', async () => {
  const { producer, asked } = aProducer(['a:1', 'b:1'], { silent: ['c:1'] });
  await producer.connect();

  expect(await producer.send(records)).toEqual([true]);
  expect(asked).toEqual([]);
});

test('sends nothing to a leader that is still silent', async () => {
  const { producer, asked, memory, sends } = aProducer(['a:1', 'b:1'], { silent: ['b:1'] });
  await producer.connect();

  await expect(producer.send(records)).rejects.toThrow('no connection to b:1');
  expect([asked, sends, memory.has('b:1')]).toEqual([['b:1'], [], true]);
});

test('sends once to leaders that answer again', async () => {
  const both = ['a:1', 'b:1'];
  const { producer, asked, memory, sends } = aProducer(both, { silent: both, answering: both });
  await producer.connect();

  expect(await producer.send(records)).toEqual([true]);
  expect([asked, sends.length, both.filter(memory.has)]).toEqual([both, 1, []]);
});

test('sends at once to a new leader that the client has learned of', async () => {
  const leaders = ['a:1'];
  const { producer, asked } = aProducer(leaders, { silent: ['a:1'], newLeader: 'b:1' });
  await producer.connect();

  expect(await producer.send(records)).toEqual([true]);
  expect(asked).toEqual([]);
});

test('asks a bootstrap server whatever it did before', async () => {
  const { producer } = aProducer(['a:1'], { silent: ['a:1'] });

  await expect(producer.connect()).resolves.toBeUndefined();
});

test('leaves any other failure of a send as it is', async () => {
  const { producer, asked } = aProducer([], { silent: ['a:1'] });
  await producer.connect();
  producer.destroy();

  await expect(producer.send(records)).rejects.toThrow('destroyed');
  expect(asked).toEqual([]);
});
