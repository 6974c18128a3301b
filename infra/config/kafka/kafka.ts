import { Type } from '@sinclair/typebox';
import { compressions, defaultCompression } from '../../../contracts/compression.ts';
import { closed, oneOf, wholeNumber } from '../config-fields.ts';
import { withRules } from '../config-rule.ts';
import { byProfile, maxBatchSize, smallWithoutWindow } from '../forwarder.ts';
import { authenticationSchema, tlsSchema } from './authentication.ts';
import { brokersSchema, clusterArnSchema } from './cluster.ts';
import { caSecretArnSchema, secretArnSchema, secretKeyArnSchema } from './secrets.ts';
import { createTopicsSchema, topicSchema, topicsSchema } from './topics.ts';
import { vpcSchema } from './vpc.ts';

/** `kafka` of the pipeline's configuration: the destination of events, and the access of the forwarder to it. */
export const kafkaSchema = closed(
  {
    brokers: brokersSchema,
    topic: topicSchema,
    topics: topicsSchema,
    createTopics: createTopicsSchema,
    authentication: authenticationSchema,
    tls: tlsSchema,
    secretArn: secretArnSchema,
    secretKeyArn: secretKeyArnSchema,
    caSecretArn: caSecretArnSchema,
    clusterArn: clusterArnSchema,
    vpc: vpcSchema,
    compression: oneOf(compressions, {
      default: defaultCompression,
      description:
        'Compression of batches. Every client reads gzip. zstd produces the fewest bytes. It needs Kafka 2.1 and consumers ' +
        'that support it: consumers on kafkajs need a codec.',
    }),
    maxConcurrency: Type.Optional(
      wholeNumber({
        minimum: 2,
        maximum: 1000,
        description:
          'Maximum number of concurrent batches. Each broker serves up to this many clients. Without it, the profile of the ' +
          `forwarder sets it: ${byProfile('maxConcurrency')}.`,
      }),
    ),
    batchSize: withRules(
      Type.Optional(
        wholeNumber({
          minimum: 1,
          maximum: maxBatchSize,
          description:
            'Maximum number of events in a batch. Without it, the profile of the forwarder sets it: ' +
            `${byProfile('batchSize')}.`,
        }),
      ),
      smallWithoutWindow,
    ),
  },
  { default: {}, description: 'The destination of events, and the access of the forwarder to it.' },
);
