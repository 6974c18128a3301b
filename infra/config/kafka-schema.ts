import { Type } from '@sinclair/typebox';
import { compressions, defaultCompression } from '../../contracts/compression.ts';
import { kafkaAuthentications, secretArnPattern } from '../../contracts/kafka-authentication.ts';
import { serverPattern, topicPattern } from '../../contracts/kafka-names.ts';
import { closed, keyArn, oneOf, wholeNumber, yesOrNo } from './config-fields.ts';
import { vpcSchema } from './vpc-schema.ts';

const topicName = { pattern: topicPattern, hint: 'letters, digits, ".", "_" and "-", but not "." or ".." alone' };

const secret = (description: string) =>
  Type.Optional(
    Type.String({
      pattern: secretArnPattern,
      description: `${description} The forwarder may read it, in the Region of its ARN.`,
      hint: 'the complete ARN of a Secrets Manager secret',
    }),
  );

const arn = (pattern: string, description: string, hint: string) =>
  Type.Optional(Type.String({ pattern, description, hint }));

/** `kafka` of the pipeline's configuration: where the events go, and how the forwarder is let in. */
export const kafkaSchema = closed(
  {
    brokers: Type.Optional(
      Type.Array(Type.String({ pattern: serverPattern, hint: 'host:port' }), {
        minItems: 1,
        description:
          'Bootstrap servers. Without them those of `clusterArn` are looked up at deployment; without a cluster, too, the ' +
          'stack has a parameter KafkaBrokers, which the deployment must set.',
        hint: 'a list of host:port',
      }),
    ),
    topic: Type.String({
      ...topicName,
      default: 'identity-events',
      description: 'Topic for the events that `topics` does not name. It has to exist, unless `createTopics` is set.',
    }),
    topics: Type.Record(Type.String(), Type.String(topicName), {
      default: {},
      description:
        'Topics by event type, or by what types begin with up to a dot (`cognito.login.`); of the names that fit a ' +
        'type the longest decides.',
      hint: 'topics by event type',
    }),
    createTopics: Type.Optional(
      closed(
        {
          partitions: wholeNumber({ minimum: 1, maximum: 9999, description: 'Partitions of a topic that is created.' }),
          replicationFactor: wholeNumber({ minimum: 1, maximum: 99, description: 'Brokers that keep each partition.' }),
        },
        {
          description:
            'Whether the forwarder creates the topics that are missing or are deleted later, and how. Without it, the forwarder creates no topic.',
        },
      ),
    ),
    authentication: oneOf(kafkaAuthentications, {
      default: 'none',
      description: 'How the forwarder proves who it is. `iam` is for Amazon MSK.',
    }),
    tls: Type.Optional(
      yesOrNo({
        description: 'Whether to connect over TLS. Without it: with any authentication, but not without one.',
      }),
    ),
    secretArn: secret(
      'Secret with the credentials: JSON {"username", "password"}, or for mtls {"certificate", "privateKey"} (PEM) and ' +
        '"passphrase" if the key is encrypted.',
    ),
    secretKeyArn: keyArn(
      'KMS key of yours that encrypts that secret, which the forwarder may then use; not needed for the key of AWS.',
    ),
    caSecretArn: secret('Secret with the brokers\' CA if it is a private one: PEM, or JSON {"ca"}.'),
    clusterArn: arn(
      '^arn:[\\w-]+:kafka:[\\w-]+:\\d{12}:cluster/[^/\\s]+/[^/\\s]+$',
      'An MSK cluster, provisioned or serverless, in any Region. Its brokers are looked up at deployment. With `iam` the ' +
        'forwarder signs for its Region and is allowed to connect, and to describe and write these topics.',
      'the ARN of an MSK cluster',
    ),
    vpc: vpcSchema,
    compression: oneOf(compressions, {
      default: defaultCompression,
      description:
        'How batches are compressed. Every client reads gzip; zstd makes the fewest bytes, and needs ' +
        'Kafka 2.1 and consumers that know it, which those on kafkajs do only with a codec.',
    }),
    maxConcurrency: wholeNumber({
      default: 5,
      minimum: 2,
      maximum: 1000,
      description: 'Most batches at a time; so many clients each broker has to bear.',
    }),
    batchSize: wholeNumber({ default: 100, minimum: 1, maximum: 10_000, description: 'Most events in a batch.' }),
  },
  { default: {}, description: 'Where the events go, and how the forwarder is let in.' },
);
