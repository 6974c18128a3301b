import {
  kafkaAuthentications,
  needsKafkaSecret,
  needsTls,
  type KafkaAuthentication,
} from '../../contracts/kafka-authentication.ts';
import { codes } from '../events-page/markdown.ts';
import type { Rule } from './rules-between-options.ts';

const arnOf = (service: string, resource: string) => `arn:aws:${service}:eu-west-1:111122223333:${resource}`;
const secretArn = arnOf('secretsmanager', 'secret:kafka-AbCdEf');
const mskSecretArn = arnOf('secretsmanager', 'secret:AmazonMSK_kafka-AbCdEf');
const secretKeyArn = arnOf('kms', 'key/1234abcd-12ab-34cd-56ef-1234567890ab');
const clusterArn = arnOf('kafka', 'cluster/identity/1111aaaa-22bb-33cc-44dd-5555eeee6666-2');
const brokers = ['b-1.identity.ab12cd.c2.kafka.eu-west-1.amazonaws.com:9096'];

const those = (are: (authentication: KafkaAuthentication) => boolean) => codes(kafkaAuthentications.filter(are));

/** The rules of `kafka`. */
export const kafkaRules: readonly Rule[] = [
  {
    words: 'The catalogue has the type, or types that begin so; else the topic would stay empty.',
    broken: { kafka: { topics: { 'cognito.purchase.': 'purchases' } } },
  },
  {
    words: `Required with ${those(needsKafkaSecret)}.`,
    broken: { kafka: { authentication: 'plain' } },
  },
  {
    words: `Not with ${those((authentication) => !needsKafkaSecret(authentication))}.`,
    broken: { kafka: { authentication: 'none', secretArn } },
  },
  {
    words: 'With `scram-sha-512` on Amazon MSK the name of the secret is prescribed.',
    broken: { kafka: { authentication: 'scram-sha-512', brokers, secretArn, secretKeyArn } },
  },
  {
    words: 'Required with `scram-sha-512` on Amazon MSK.',
    broken: { kafka: { authentication: 'scram-sha-512', brokers, secretArn: mskSecretArn } },
  },
  { words: 'Not without `kafka.secretArn`.', broken: { kafka: { authentication: 'none', secretKeyArn } } },
  {
    words: `Not \`false\` with ${those(needsTls)}.`,
    broken: { kafka: { authentication: 'mtls', tls: false, secretArn } },
  },
  {
    words: 'Not without TLS.',
    broken: { kafka: { authentication: 'plain', tls: false, secretArn, caSecretArn: secretArn } },
  },
  { words: 'Required with `iam`.', broken: { kafka: { authentication: 'iam' } } },
  {
    words: 'With another authentication than `iam`, not beside `kafka.brokers`.',
    broken: { kafka: { authentication: 'none', brokers, clusterArn } },
  },
  { words: 'Not with `plain`.', broken: { kafka: { authentication: 'plain', secretArn, clusterArn } } },
];
