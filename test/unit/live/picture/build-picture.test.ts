import { alarms, type AlarmName } from '../../../../contracts/alarms.ts';
import { alarmBoxes } from '../../../../live/picture/alarm-boxes.ts';
import { buildPicture, queueName, type PictureFacts } from '../../../../live/picture/build-picture.ts';
import type { AlarmOn } from '../../../../live/wire/picture.ts';

const allOutputs = {
  UserPoolId: 'eu-west-1_AbCdEf123',
  AuditFunctionName: 'audit-function',
  EventBusName: 'identity-bus',
  OutboxQueueUrl: 'https://sqs.eu-west-1.amazonaws.com/111122223333/outbox-queue',
  QueueUrl: 'https://sqs.eu-west-1.amazonaws.com/111122223333/main-queue',
  ForwarderFunctionName: 'forwarder-function',
  RuleDeadLetterQueueUrl: 'https://sqs/rule-dead',
  MailsRuleDeadLetterQueueUrl: 'https://sqs/mails-dead',
};

const pictureOf = (over: Partial<PictureFacts> = {}) =>
  buildPicture({
    at: 1,
    windowSeconds: 5,
    outputs: allOutputs,
    topics: ['identity-events'],
    waiting: {},
    faults: {},
    rates: {},
    alarms: [],
    ...over,
  });

const anAlarm = (name: AlarmName, consumer?: string): AlarmOn => ({
  name,
  ...(consumer === undefined ? {} : { consumer }),
  meaning: alarms[name],
  since: 1,
  runbook: 'https://example.com/',
});

test('has each part with the name of its resource, and a box per consumer', () => {
  const { boxes } = pictureOf();

  expect(boxes.map(({ id, kind, resource }) => [id, kind, resource])).toEqual([
    ['cognito', 'cognito', 'eu-west-1_AbCdEf123'],
    ['audit', 'audit', 'audit-function'],
    ['bus', 'bus', 'identity-bus'],
    ['outbox', 'outbox', 'outbox-queue'],
    ['queue', 'queue', 'main-queue'],
    ['forwarder', 'forwarder', 'forwarder-function'],
    ['kafka', 'kafka', 'identity-events'],
    ['dead-letters', 'dead-letters', undefined],
    ['consumer-Mails', 'consumer', undefined],
  ]);
});

test('a stack without audit source and consumers has no box and no edge for them', () => {
  const { boxes, edges } = pictureOf({ outputs: { QueueUrl: 'https://sqs/queue' }, topics: [] });
  const ids = new Set(boxes.map(({ id }) => id));

  expect([...ids]).toEqual(['cognito', 'bus', 'outbox', 'queue', 'forwarder', 'kafka', 'dead-letters']);
  expect(edges.filter(({ from, to }) => !ids.has(from) || !ids.has(to))).toEqual([]);
  expect(boxes.find(({ id }) => id === 'kafka')?.resource).toBeUndefined();
});

test('names several topics', () => {
  const { boxes } = pictureOf({ topics: ['logins', 'others'] });

  expect(boxes.find(({ id }) => id === 'kafka')?.resource).toBe('logins, others');
});

test('a box has its messages and its fault, and an edge has its rate', () => {
  const { boxes, edges } = pictureOf({
    waiting: { queue: { waiting: 3, inFlight: 2, oldestMs: 40 } },
    faults: { kafka: 'Kafka is stopped.' },
    rates: { 'bus>queue': 2.5, 'cognito>outbox': 0 },
  });
  const rateOf = (from: string, to: string) => edges.find((edge) => edge.from === from && edge.to === to)?.perSecond;

  expect(boxes.find(({ id }) => id === 'queue')).toMatchObject({ waiting: 3, inFlight: 2, oldestMs: 40 });
  expect(boxes.flatMap(({ id, fault }) => (fault === undefined ? [] : [[id, fault]]))).toEqual([
    ['kafka', 'Kafka is stopped.'],
  ]);
  expect([rateOf('bus', 'queue'), rateOf('cognito', 'outbox'), rateOf('queue', 'forwarder')]).toEqual([
    2.5,
    0,
    undefined,
  ]);
});

test('a box without messages has no number, and not zero', () => {
  expect(pictureOf().boxes.filter((box) => box.waiting !== undefined)).toEqual([]);
});

test.each(Object.keys(alarms) as AlarmName[])('shows the alarm %s at one box', (name) => {
  const consumer = alarmBoxes[name] === 'consumer' ? 'Mails' : undefined;
  const { boxes } = pictureOf({ alarms: [anAlarm(name, consumer)] });
  const on = boxes.filter((box) => box.alarms.length > 0);

  expect(on.map(({ kind }) => kind)).toEqual([alarmBoxes[name]]);
});

test('an alarm of a consumer is at the box of that consumer only', () => {
  const outputs = { ...allOutputs, AppRuleDeadLetterQueueUrl: 'https://sqs/app-dead' };
  const { boxes } = pictureOf({ outputs, alarms: [anAlarm('ConsumerDeadLetters', 'App')] });

  expect(boxes.filter((box) => box.alarms.length > 0).map(({ id }) => id)).toEqual(['consumer-App']);
});

test.each([
  ['https://sqs.eu-west-1.amazonaws.com/111122223333/main-queue', 'main-queue'],
  [undefined, undefined],
])('the name of the queue %s is %s', (url, name) => {
  expect(queueName(url)).toBe(name);
});
