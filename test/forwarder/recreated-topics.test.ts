import { kafkaFailureCause } from '../../forwarder/failure.ts';
import { recreatingTopics } from '../../forwarder/recreated-topics.ts';
import { refused, retriesExceeded } from '../builders/a-kafka-error.ts';
import { anOutgoing } from '../builders/an-outgoing.ts';
import { unknownTopic } from '../fakes/fake-admin.ts';
import { fakeProducers } from '../fakes/fake-producer.ts';

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

test('records of a topic that is created again are sent again over a new connection', async () => {
  const { lost, code, remedy } = await rejected(retriesExceeded(unknownTopic()), true);

  expect([lost, code, remedy]).toEqual([['identity-events'], 'TOPIC_DELETED', 'reconnect']);
});

test('an unknown topic that is not created again stays unknown', async () => {
  const { lost, code, remedy } = await rejected(unknownTopic(), false);

  expect([lost, code, remedy]).toEqual([['identity-events'], 'UNKNOWN_TOPIC_OR_PARTITION', 'skip-topic']);
});

test('another failure is passed on as it is', async () => {
  const error = refused();

  expect(await rejected(error, true)).toMatchObject({ lost: [], reason: error });
});
