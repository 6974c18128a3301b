import type { FailureCause } from '../../../../kafka/failures/failure.ts';
import { kafkaFailureCause, outOfTime } from '../../../../kafka/failures/failure.ts';
import { lastRefusals } from '../../../../kafka/send/last-refusals.ts';
import { connectFailure } from '../../../../kafka/failures/connect-error.ts';
import { aFailure } from '../../../given/builders/a-failure.ts';
import { aProtocolError, refused, tooLarge } from '../../../given/builders/a-kafka-error.ts';
import { anOutgoing } from '../../../given/builders/an-outgoing.ts';

const notAllowed = kafkaFailureCause(aProtocolError('TOPIC_AUTHORIZATION_FAILED', 29));
const ofTopic = (topic: string) => {
  const outgoing = anOutgoing(topic);
  return { ...outgoing, record: { ...outgoing.record, topic } };
};
const delivery = (outgoing: readonly ReturnType<typeof ofTopic>[], cause: FailureCause) => ({
  failures: outgoing.map(({ message, record: { topic } }) => ({ message, topic, cause })),
  possibleDuplicates: 0,
});

test('reports each topic that was refused last, and none that has worked since', () => {
  const [logins, alerts] = [ofTopic('logins'), ofTopic('alerts')];
  const { note, text } = lastRefusals(() => Date.UTC(2026, 10, 24, 3, 12, 45));
  expect(text()).toBeUndefined();

  const result = delivery([logins, alerts], notAllowed);
  expect(note([logins, alerts], result)).toBe(result);
  expect(text()).toMatch(
    /^At 2026-11-24T03:12:45.000Z the brokers refused topic logins\. TOPIC_AUTH.* topic alerts\. /,
  );

  note([logins], delivery([], notAllowed));
  expect(text()).toMatch(/refused topic alerts/);
  expect(text()).not.toMatch(/logins/);
});

test('reports a refusal of the whole cluster', () => {
  const { note, text } = lastRefusals(() => 0);
  const cause = kafkaFailureCause(aProtocolError('CLUSTER_AUTHORIZATION_FAILED', 31));
  note([ofTopic('logins')], delivery([ofTopic('logins')], cause));

  expect(text()).toMatch(/refused topic logins\. CLUSTER_AUTHORIZATION_FAILED: /);
});

test('reports no failure without a topic', () => {
  const { note, text } = lastRefusals(() => 0);
  note([], { failures: [aFailure({ cause: notAllowed })], possibleDuplicates: 0 });

  expect(text()).toBeUndefined();
});

test.each([
  ['a broker that is unavailable', kafkaFailureCause(refused())],
  ['a refused user', kafkaFailureCause(connectFailure('KAFKA_AUTHENTICATION_FAILED', ''))],
  ['a missing topic', kafkaFailureCause(aProtocolError('UNKNOWN_TOPIC_OR_PARTITION', 3))],
  ['a record that is too large', kafkaFailureCause(tooLarge())],
  ['no time', outOfTime],
])('leaves %s to the check itself', (_what, cause) => {
  const { note, text } = lastRefusals(() => 0);
  note([ofTopic('logins')], delivery([ofTopic('logins')], cause));

  expect(text()).toBeUndefined();
});
