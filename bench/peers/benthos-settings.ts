import { join } from 'node:path';
import { recordHeaders } from '../../contracts/kafka-record.ts';
import { accountId, region } from '../../local/rig/aws-environment.ts';
import { projectRoot } from '../../local/rig/paths.ts';
import type { PeerPlace } from './peer.ts';

const type = 'cognito.login.succeeded.v1';
const schema = join(projectRoot, 'contracts/schemas', `${type}.json`);

/** The settings of Benthos, as JSON, which is YAML, too. */
export const benthosSettings = (
  place: Pick<PeerPlace, 'bootstrap' | 'topic' | 'endpoint' | 'queueUrl' | 'deadLetterQueueUrl'>,
) => ({
  http: { enabled: false },
  logger: { level: 'INFO' },
  input: {
    aws_sqs: { ...sqsClient(place.endpoint), url: place.queueUrl, max_number_of_messages: 10, wait_time_seconds: 1 },
  },
  pipeline: { processors },
  output: {
    switch: {
      cases: [
        { check: 'errored()', output: deadLetterQueue(place, 'error()') },
        {
          output: {
            fallback: [kafkaOutput(place), deadLetterQueue(place, '@fallback_error')],
          },
        },
      ],
    },
  },
});

/** The half of Benthos that writes to Kafka: the same processors and output, with a file of events as its input. */
export const benthosKafkaHalf = (place: Pick<PeerPlace, 'bootstrap' | 'topic'>, file: string) => ({
  http: { enabled: false },
  logger: { level: 'INFO' },
  input: { file: { paths: [file], codec: 'lines' } },
  pipeline: { processors },
  output: kafkaOutput(place),
});

/** Without an assignment to `root` a mapping leaves the message as it is, byte for byte. */
const processors = [
  {
    mapping: [
      'let event = content().parse_json()',
      `meta key = if $event.type != "${type}" { throw("unknown type") } else { $event.subject | null }`,
    ].join('\n'),
  },
  { json_schema: { schema_path: `file://${schema}` } },
];

const kafkaOutput = ({ bootstrap, topic }: Pick<PeerPlace, 'bootstrap' | 'topic'>) => ({
  kafka: {
    addresses: bootstrap.split(','),
    topic,
    key: '${! @key }',
    partitioner: 'murmur2_hash',
    compression: 'zstd',
    target_version: '2.1.0',
    ack_replicas: true,
    static_headers: recordHeaders,
    metadata: { exclude_prefixes: [''] },
    batching: { count: 100, period: '10ms' },
  },
});

const sqsClient = (endpoint: string) => ({
  endpoint,
  region,
  credentials: { id: accountId, secret: 'local' },
});

const deadLetterQueue = ({ endpoint, deadLetterQueueUrl }: PeerPlaceOfQueues, reason: string) => ({
  aws_sqs: { ...sqsClient(endpoint), url: deadLetterQueueUrl, metadata: { exclude_prefixes: ['sqs_', 'key'] } },
  processors: [{ mapping: `meta reason = ${reason}` }],
});

type PeerPlaceOfQueues = Pick<PeerPlace, 'endpoint' | 'deadLetterQueueUrl'>;
