import { jest } from '@jest/globals';
import fc from 'fast-check';
import kafkajs from 'kafkajs';
import Encoder from 'kafkajs/src/protocol/encoder.js';
import crc32C from 'kafkajs/src/protocol/recordBatch/crc32C/index.js';
import produce, { type ProduceArguments } from 'kafkajs/src/protocol/requests/produce/index.js';
import { installCodecs } from '../../../../kafka/kafkajs/compression.ts';
import { crc32c } from '../../../../kafka/kafkajs/crc32c.ts';
import { installProduceRequests } from '../../../../kafka/kafkajs/produce-request.ts';

const { CompressionTypes } = kafkajs;
const { protocol: kafkajsProtocol } = produce;
installCodecs();
installProduceRequests();

beforeAll(() => {
  jest.useFakeTimers({ now: 1_796_000_000_123, doNotFake: ['setImmediate', 'nextTick', 'queueMicrotask'] });
});
afterAll(() => {
  jest.useRealTimers();
});

type Protocol = typeof kafkajsProtocol;

const bytesOf = async (protocol: Protocol, request: ProduceArguments, version = 7): Promise<string> =>
  (await protocol({ version })(request).request.encode()).buffer.toString('hex');

const request = (over: Partial<ProduceArguments> = {}): ProduceArguments => ({
  acks: -1,
  timeout: 2500,
  compression: CompressionTypes.None,
  producerId: -1,
  producerEpoch: 0,
  topicData: [
    {
      topic: 'identity-events',
      partitions: [
        { partition: 3, messages: [{ key: Buffer.from('k'), value: Buffer.from('v'), headers: { a: 'b' } }] },
      ],
    },
  ],
  ...over,
});

const bytes = (maxLength: number) => fc.uint8Array({ maxLength }).map((array) => Buffer.from(array));
const messages = (maxLength: number) =>
  fc.array(
    fc.record({
      key: fc.option(bytes(200)),
      value: bytes(9000),
      headers: fc.dictionary(
        fc.string({ unit: 'grapheme', maxLength: 70 }),
        fc.string({ unit: 'grapheme', maxLength: 150 }),
        {
          maxKeys: 3,
          noNullPrototype: true,
        },
      ),
    }),
    { minLength: 1, maxLength },
  );
const topics = fc.array(
  fc.record({
    topic: fc.stringMatching(/^[a-z.-]{1,40}$/),
    partitions: fc.array(fc.record({ partition: fc.nat(100_000), messages: messages(5) }), { maxLength: 3 }),
  }),
  { maxLength: 3 },
);

test.each([CompressionTypes.None, CompressionTypes.GZIP, CompressionTypes.ZSTD])(
  'writes the same bytes as kafkajs, compression %d',
  async (compression) => {
    await fc.assert(
      fc.asyncProperty(topics, fc.constantFrom(0, 1, -1), async (topicData, acks) => {
        const any = request({ topicData, acks, compression });

        expect(await bytesOf(produce.protocol, any)).toBe(await bytesOf(kafkajsProtocol, any));
      }),
      { numRuns: 40 },
    );
  },
);

test.each([1, 63, 64, 65, 8191, 8192, 8193])('writes the same bytes as kafkajs for %d records', async (count) => {
  const many = Array.from({ length: count }, () => ({ key: null, value: Buffer.from('v'), headers: {} }));
  const topicData = [{ topic: 't', partitions: [{ partition: 0, messages: many }] }];

  expect(await bytesOf(produce.protocol, request({ topicData }))).toBe(
    await bytesOf(kafkajsProtocol, request({ topicData })),
  );
});

test.each([63, 64, 8191, 8192, 1_048_575, 1_048_576])(
  'writes the same bytes as kafkajs for a value of %d',
  async (size) => {
    const topicData = [
      { topic: 't', partitions: [{ partition: 0, messages: [{ key: null, value: Buffer.alloc(size, 7) }] }] },
    ];
    const withHeaders = [
      {
        topic: 't',
        partitions: [{ partition: 0, messages: [{ key: null, value: Buffer.alloc(size, 7), headers: {} }] }],
      },
    ];

    expect(await bytesOf(produce.protocol, request({ topicData: withHeaders }))).toBe(
      await bytesOf(kafkajsProtocol, request({ topicData })),
    );
  },
);

/** Whether the request is encoded by kafkajs's own encoder. */
const isEncodedByKafkajs = async (any: ProduceArguments, version = 7): Promise<boolean> =>
  (await produce.protocol({ version })(any).request.encode()) instanceof Encoder;

test('is installed once', () => {
  const { protocol } = produce;
  installProduceRequests();

  expect(produce.protocol).toBe(protocol);
});

test.each([3, 4, 5, 6, 7])('version %d is not encoded by kafkajs', async (version) => {
  expect(await isEncodedByKafkajs(request(), version)).toBe(false);
  expect(await isEncodedByKafkajs(request({ producerId: undefined }), version)).toBe(false);
});

test.each([2, 3, 4, 5, 6, 7])('keeps version %d of the request', async (version) => {
  const { request: own } = produce.protocol({ version })(request());

  expect(own.apiVersion).toBe(version);
  expect((await own.encode()).buffer.length).toBeGreaterThan(0);
});

describe('kafkajs encodes what the forwarder does not send', () => {
  const message = { key: Buffer.from('k'), value: Buffer.from('v'), headers: {} };
  const withMessage = (over: object) =>
    request({ topicData: [{ topic: 't', partitions: [{ partition: 0, messages: [{ ...message, ...over }] }] }] });

  test.each<[string, ProduceArguments]>([
    ['a transaction', request({ transactionalId: 'transaction', producerId: 5 })],
    ['an idempotent producer', request({ producerId: 5, producerEpoch: 1 })],
    ['a tombstone', withMessage({ value: null })],
    ['a value as text', withMessage({ value: 'text' })],
    ['a key as text', withMessage({ key: 'text' })],
    ['no key', withMessage({ key: undefined })],
    ['no headers', withMessage({ headers: undefined })],
    ['a time', withMessage({ timestamp: '1796000000000' })],
    ['a header with two values', withMessage({ headers: { a: ['1', '2'] } })],
    ['a header of bytes', withMessage({ headers: { a: Buffer.from('b') } })],
  ])('%s', async (_what, any) => {
    expect(await isEncodedByKafkajs(any)).toBe(true);
    expect(await bytesOf(produce.protocol, any)).toBe(await bytesOf(kafkajsProtocol, any));
  });

  test('a request of which one message is not bytes', async () => {
    const messages = [message, { ...message, value: 'text' }];

    expect(
      await isEncodedByKafkajs(
        request({
          topicData: [
            { topic: 't', partitions: [{ partition: 0, messages: [message] }] },
            { topic: 'u', partitions: [{ partition: 0, messages }] },
          ],
        }),
      ),
    ).toBe(true);
  });

  test('a request before message format 2', async () => {
    expect(await isEncodedByKafkajs(request(), 2)).toBe(true);
    expect(await bytesOf(produce.protocol, request(), 2)).toBe(await bytesOf(kafkajsProtocol, request(), 2));
  });
});

test('rejects a compression without a codec', async () => {
  await expect(bytesOf(produce.protocol, request({ compression: 6 }))).rejects.toThrow('no codec for compression 6');
});

test('the checksum is that of kafkajs, from any begin and for any length', () => {
  fc.assert(
    fc.property(bytes(300), fc.nat(20), (content, begin) => {
      expect(crc32c(content, begin)).toBe(crc32C(content.subarray(begin)));
    }),
  );
});

// "RFC 3720", appendix B.4.
test('the checksum is Castagnoli', () => {
  expect(crc32c(Buffer.alloc(32)).toString(16)).toBe('8a9136aa');
  expect(crc32c(Buffer.from('123456789')).toString(16)).toBe('e3069283');
});
