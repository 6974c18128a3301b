import { inRegionOf, regionOf, regionOfBroker } from '../../../platform/aws-region.ts';

test.each([
  ['arn:aws:kafka:eu-central-1:111122223333:cluster/identity/1111-2', 'eu-central-1'],
  ['arn:aws-cn:secretsmanager:cn-north-1:111122223333:secret:kafka-AbCdEf', 'cn-north-1'],
  ['arn:aws:ssm:us-east-1:111122223333:parameter/team/hash-key', 'us-east-1'],
  ['arn:aws:iam::111122223333:role/sms', undefined],
  ['no ARN', undefined],
])('returns for %s the Region %s', (arn, region) => {
  expect(regionOf(arn)).toBe(region);
  expect(inRegionOf(arn)).toStrictEqual(region === undefined ? {} : { region });
});

test.each([
  ['b-1.identity.ab12cd.c2.kafka.eu-west-1.amazonaws.com:9098', 'eu-west-1'],
  ['b-1-public.identity.ab12cd.c2.kafka.eu-west-1.amazonaws.com:9198', 'eu-west-1'],
  ['boot-abc.c1.kafka-serverless.us-east-1.amazonaws.com:9098', 'us-east-1'],
  ['B-1.IDENTITY.AB12CD.C2.KAFKA.EU-WEST-1.AMAZONAWS.COM:9098', 'eu-west-1'],
  ['b-1.identity.ab12cd.c2.kafka.cn-north-1.amazonaws.com.cn:9098', 'cn-north-1'],
  ['pkc-abc.eu-west-1.aws.confluent.cloud:9092', undefined],
  ['b-1.kafka.eu-west-1.amazonaws.com.example.com:9092', undefined],
  ['127.0.0.1:9092', undefined],
])('returns for the broker %s the Region %s', (server, region) => {
  expect(regionOfBroker(server)).toBe(region);
});
