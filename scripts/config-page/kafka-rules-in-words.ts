import {
  kafkaAuthentications,
  needsKafkaSecret,
  needsTls,
  type KafkaAuthentication,
} from '../../contracts/kafka-authentication.ts';
import { codes } from '../events-page/markdown.ts';
import type { Rule } from './rules-between-options.ts';

const arnOf = (service: string, resource: string, region = 'eu-west-1') =>
  `arn:aws:${service}:${region}:111122223333:${resource}`;
const secretArn = arnOf('secretsmanager', 'secret:kafka-AbCdEf');
const mskSecretArn = arnOf('secretsmanager', 'secret:AmazonMSK_kafka-AbCdEf');
const secretKeyArn = arnOf('kms', 'key/1234abcd-12ab-34cd-56ef-1234567890ab');
const clusterArn = arnOf('kafka', 'cluster/identity/1111aaaa-22bb-33cc-44dd-5555eeee6666-2');
const inIreland = 'b-1.identity.ab12cd.c2.kafka.eu-west-1.amazonaws.com:9096';
const brokers = [inIreland];
const inVpc = { vpcId: 'vpc-0123456789abcdef0', subnetIds: ['subnet-0123456789abcdef0'] };
const elsewhere = {
  secretArn: arnOf('secretsmanager', 'secret:AmazonMSK_kafka-AbCdEf', 'us-east-1'),
  secretKeyArn: arnOf('kms', 'key/1234abcd-12ab-34cd-56ef-1234567890ab', 'us-east-1'),
};

const vpc = { ...inVpc, createEndpoints: true };

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
    broken: { kafka: { authentication: 'scram-sha-512', brokers, vpc: inVpc, secretArn, secretKeyArn } },
  },
  {
    words: 'Required with `scram-sha-512` on Amazon MSK.',
    broken: { kafka: { authentication: 'scram-sha-512', brokers, vpc: inVpc, secretArn: mskSecretArn } },
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
    broken: { kafka: { authentication: 'none', brokers, vpc: inVpc, clusterArn } },
  },
  {
    words:
      'Brokers of Amazon MSK are of the Region of `kafka.clusterArn`; the forwarder signs for that Region with `iam`.',
    broken: {
      kafka: {
        authentication: 'iam',
        clusterArn,
        brokers: [inIreland.replace('eu-west-1', 'eu-central-1')],
        vpc: inVpc,
      },
    },
  },
  {
    words: 'With `scram-sha-512` on Amazon MSK the secret is in the Region of the cluster.',
    broken: { kafka: { authentication: 'scram-sha-512', brokers, vpc: inVpc, ...elsewhere } },
  },
  {
    words: 'A key is in the Region of the secret that it encrypts.',
    broken: { kafka: { authentication: 'plain', secretArn: elsewhere.secretArn, secretKeyArn } },
  },
  {
    words:
      'With `kafka.vpc.createEndpoints` the secrets are in the Region of the stack; else they may be in any Region.',
    broken: {
      userPools: [{ id: 'eu-west-1_A' }],
      kafka: { authentication: 'plain', secretArn: elsewhere.secretArn, vpc },
    },
  },
  {
    words: 'Required where a broker has a private address, or the name of a broker of Amazon MSK that is not public.',
    broken: { kafka: { authentication: 'none', brokers: ['10.0.0.7:9092'] } },
  },
  {
    words:
      'Required beside `kafka.clusterArn` with `none`. With an authentication and without a VPC the public listener of the ' +
      'cluster is used, and the deployment fails if it has none.',
    broken: { kafka: { authentication: 'none', clusterArn } },
  },
  {
    words: 'With `scram-sha-512` on Amazon MSK not `false`.',
    broken: {
      kafka: { authentication: 'scram-sha-512', tls: false, clusterArn, secretArn: mskSecretArn, secretKeyArn },
    },
  },
  {
    words: 'With brokers of MSK Serverless no other than `iam`.',
    broken: {
      kafka: {
        authentication: 'none',
        brokers: ['boot-ab12cd.c1.kafka-serverless.eu-west-1.amazonaws.com:9098'],
        vpc: inVpc,
      },
    },
  },
  { words: 'Not with `plain`.', broken: { kafka: { authentication: 'plain', secretArn, clusterArn } } },
];
