import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import kafkajs, { type Message, type Producer } from 'kafkajs';

const { CompressionCodecs, CompressionTypes, Kafka, logLevel, Partitioners } = kafkajs;

// kafkajs has no zstd. Its documentation shows how to add a codec; this one is Node's, at the level of the forwarder.
CompressionCodecs[CompressionTypes.ZSTD] = () => ({
  compress: ({ buffer }: { readonly buffer: Buffer }) =>
    Promise.resolve(zstdCompressSync(buffer, { params: { [constants.ZSTD_c_compressionLevel]: 1 } })),
  decompress: (buffer: Buffer) => Promise.resolve(zstdDecompressSync(buffer)),
});

const isCompressed = process.env['KAFKA_COMPRESSION'] === 'zstd';
let connected: Promise<Producer> | undefined;

/** kafkajs as its documentation shows it: one producer per process, connected with the first batch, its own retries on. */
export async function sendPlainly(messages: Message[]): Promise<void> {
  connected ??= connect();
  const producer = await connected.catch((error: unknown) => {
    connected = undefined;
    throw error;
  });
  await producer.send({
    topic: process.env['KAFKA_TOPIC'] ?? '',
    acks: -1,
    compression: isCompressed ? CompressionTypes.ZSTD : CompressionTypes.None,
    messages,
  });
}

async function connect(): Promise<Producer> {
  const brokers = (process.env['KAFKA_BROKERS'] ?? '').split(',');
  const kafka = new Kafka({ brokers, clientId: 'plain', logLevel: logLevel.NOTHING });
  const producer = kafka.producer({
    allowAutoTopicCreation: false,
    createPartitioner: Partitioners.DefaultPartitioner,
  });
  await producer.connect();
  return producer;
}
