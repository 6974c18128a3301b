import type { SQSEvent } from 'aws-lambda';
import fc from 'fast-check';
import { canaryPoolId } from '../../../contracts/canary.ts';
import { deadLetterQueue } from '../../../forwarder/queues/dead-letter-queue.ts';
import { createHandler } from '../../../forwarder/handler.ts';
import { messageVisibility } from '../../../forwarder/queues/message-visibility.ts';
import { anEvent } from '../../given/builders/an-event.ts';
import { fakeSqs } from '../../given/fakes/fake-sqs.ts';
import { acceptingCluster, acceptingPorts } from '../../given/fakes/accepting-ports.ts';

const sound = JSON.stringify(anEvent());
const canary = sound.replaceAll('eu-west-1_AbCdEf123', canaryPoolId);
const queueUrl = 'https://sqs.eu-west-1.amazonaws.com/111122223333/queue';

const bodies = [
  ...[sound, canary, `\ufeff${sound}`, 'no json', 'null', '7', '[]', '"x"', '{}', undefined, null],
  sound.replace('"subject":"', '"subject":7,"was":"'),
  sound.replace(/"subject":"[^"]*"/, '"subject":"\\ud800"'),
  sound.replace('"subject":', '"subject":"twice","subject":'),
];
/** Bodies that take their time: each is met once. */
const largeBodies = [
  '['.repeat(400_000) + ']'.repeat(400_000),
  sound.replace('"data":{', `"data":{"deep":${'['.repeat(100_000)}${']'.repeat(100_000)},`),
  sound.replace('"data":{', `"data":{"long":"${'x'.repeat(1_048_576)}",`),
];

interface OddRecord {
  readonly messageId: string;
  readonly body: string | null | undefined;
  readonly attributes?: object | null | undefined;
}

/** The answer of the dead-letter queue to a body: it takes it, refuses it, or the whole call fails because of it. */
type Fate = 'takes' | 'refuses' | 'breaks';

interface Situation {
  readonly records: readonly OddRecord[];
  readonly fateOf: (body: string) => Fate;
  /** Whether Kafka does not acknowledge the nth event. */
  readonly fails: (nth: number) => boolean;
}

/** Hands a batch to the handler; the bodies that are in Kafka or in the dead-letter queue, and the ids that come again. */
async function handled({ records, fateOf, fails }: Situation) {
  const fate = ({ MessageBody = '' }) => fateOf(MessageBody);
  const sqs = fakeSqs({ refuses: (entry) => fate(entry) === 'refuses', breaks: (entry) => fate(entry) === 'breaks' });
  const visibility = fakeSqs();
  const delivered: string[] = [];
  const handler = createHandler({
    ...acceptingPorts,
    cluster: {
      ...acceptingCluster,
      deliver: (outgoing) => {
        const failed = outgoing.filter((_one, nth) => fails(nth));
        delivered.push(...outgoing.filter((one) => !failed.includes(one)).map(({ record }) => record.value));
        const cause = { code: 'OUT_OF_TIME', detail: 'no time', action: 'reconnect', retriable: true } as const;
        return Promise.resolve({ failures: failed.map(({ message }) => ({ message, cause })), possibleDuplicates: 0 });
      },
    },
    queues: {
      ...acceptingPorts.queues,
      sendToDeadLetterQueue: deadLetterQueue({
        client: sqs.client,
        queueUrl,
        timeoutMs: 60_000,
        now: () => new Date(0),
      }),
      delayRetry: messageVisibility({ client: visibility.client, queueUrl, timeoutMs: 60_000, random: () => 0.5 }),
    },
  });
  const event = { Records: records.map((record) => ({ receiptHandle: 'handle', ...record })) };
  const context = { awsRequestId: 'request', getRemainingTimeInMillis: () => 30_000 };
  const { batchItemFailures } = await handler(event as unknown as SQSEvent, context);
  const deadLettered = sqs.accepted.map(({ MessageBody = '' }) => MessageBody);
  const returned = batchItemFailures.map(({ itemIdentifier }) => itemIdentifier);
  const hiddenFor = visibility.accepted.map(({ VisibilityTimeout }) => VisibilityTimeout);
  return { landed: [...delivered, ...deadLettered], returned, hiddenFor };
}

/** Ids of the records whose body has not landed. */
function idsNotIn(landed: readonly string[], records: readonly OddRecord[]): string[] {
  const left = [...landed];
  const missing = records.filter(({ body }) => {
    const at = left.indexOf(body ?? '');
    return at === -1 || left.splice(at, 1).length === 0;
  });
  expect(left).toHaveLength(0);
  return missing.map(({ messageId }) => messageId).sort();
}

const number = fc.constantFrom(undefined, '', '1', '12', '-3', '1e400', 'NaN', '1795000000000', '99999999999999999');
const attributes = fc.oneof(
  fc.constantFrom(undefined, null, {}),
  fc.record({ ApproximateReceiveCount: number, ApproximateFirstReceiveTimestamp: number, SentTimestamp: number }),
);
// Few ids, so that some are there twice; white space at the end of a body tells the messages apart.
const oddRecords = fc
  .array(fc.record({ messageId: fc.constantFrom('a', 'b', 'c'), body: fc.constantFrom(...bodies), attributes }), {
    maxLength: 25,
  })
  .map((records) =>
    records.map((record, nth): OddRecord => {
      const { messageId, body } = record;
      return body ? { ...record, body: body + ' '.repeat(nth) } : { ...record, messageId: `${messageId}-empty` };
    }),
  );
const fates = fc.func(fc.constantFrom<Fate>('takes', 'refuses', 'breaks'));
const situations = fc.record({ records: oddRecords, fateOf: fates, fails: fc.func(fc.boolean()) });

test('delivers, dead-letters or returns each message of any batch, without rejecting', async () => {
  await fc.assert(
    fc.asyncProperty(situations, async ({ records, fateOf, fails }) => {
      // All bodies without content are one body, whose messages have one fate.
      const situation = { records, fateOf: (body: string) => (body === '' ? 'refuses' : fateOf(body)), fails };
      const { landed, returned } = await handled(situation);

      expect([...returned].sort()).toEqual(idsNotIn(landed, records));
    }),
  );
});

test('accounts for a record without a body or attributes like for the others', async () => {
  const records = [
    { messageId: 'a', body: undefined, attributes: null },
    { messageId: 'b', body: 'no json', attributes: {} },
    { messageId: 'c', body: canary },
    { messageId: 'd', body: sound, attributes: { ApproximateReceiveCount: 'often' } },
  ];

  expect(await handled({ records, fateOf: () => 'takes', fails: (nth) => nth === 1 })).toEqual({
    landed: [canary, '', 'no json'],
    returned: ['d'],
    hiddenFor: [4],
  });
});

test.each(['takes', 'breaks'] as const)(
  'bodies that are deep or long are accounted for where the queue %s',
  async (fate) => {
    const records = largeBodies.map((body, nth) => ({ messageId: `m-${nth}`, body }));
    const { landed, returned } = await handled({ records, fateOf: () => fate, fails: () => false });

    expect([...returned].sort()).toEqual(idsNotIn(landed, records));
  },
);

test('dead-letters the other messages when the queue rejects one', async () => {
  const { accepted, client } = fakeSqs({ breaks: ({ MessageBody }) => MessageBody === 'odd' });
  const sendToDeadLetterQueue = deadLetterQueue({ client, queueUrl, timeoutMs: 60_000, now: () => new Date(0) });
  const cause = { code: 'NOT_JSON', detail: 'no JSON', action: 'dead-letter', retriable: false } as const;
  const failures = ['one', 'odd', 'two'].map((body) => ({
    message: { id: body, receiptHandle: '', body, receiveCount: 1, firstReceivedAt: new Date(NaN) },
    cause,
  }));

  expect(await sendToDeadLetterQueue(failures)).toEqual(failures.slice(1, 2));
  expect(accepted.map(({ MessageBody }) => MessageBody)).toEqual(['one', 'two']);
  expect(accepted[0]?.MessageAttributes).not.toHaveProperty('firstReceivedAt');
});
