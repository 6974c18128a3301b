import { kafkaFailureCause } from '../../../../kafka/failures/failure.ts';
import { recreatingTopics } from '../../../../kafka/topics/recreated-topics.ts';
import { refused, retriesExceeded } from '../../../given/builders/a-kafka-error.ts';
import { anOutgoing } from '../../../given/builders/an-outgoing.ts';
import { unknownTopic } from '../../../given/fakes/fake-topic-admin.ts';
import { fakeProducers } from '../../../given/fakes/fake-producer.ts';

/** The outcome of a send that is rejected with `error`, and the topics that were reported lost. */
async function rejected(error: Error, isRecreated: boolean) {
  const lost: string[] = [];
  const note = (topic: string) => {
    lost.push(topic);
    return isRecreated;
  };
  const producer = recreatingTopics(fakeProducers({ answer: () => error }).create(), note);
  const reason: unknown = await producer
    .send([anOutgoing('a').record, anOutgoing('b').record])
    .catch((e: unknown) => e);
  return { lost, reason, ...kafkaFailureCause(reason) };
}

test('sends records again over a new connection if their topic is created again', async () => {
  const { lost, code, action } = await rejected(retriesExceeded(unknownTopic()), true);

  expect([lost, code, action]).toEqual([['identity-events'], 'TOPIC_DELETED', 'reconnect']);
});

test('reports an unknown topic that is not created again as unknown', async () => {
  const { lost, code, action } = await rejected(unknownTopic(), false);

  expect([lost, code, action]).toEqual([['identity-events'], 'UNKNOWN_TOPIC_OR_PARTITION', 'skip-topic']);
});

test('passes on another failure unchanged', async () => {
  const error = refused();

  expect(await rejected(error, true)).toMatchObject({ lost: [], reason: error });
});
