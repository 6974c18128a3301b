import { Type } from '@sinclair/typebox';
import { needsKafkaSecret, secretArnPattern, tlsByDefault } from '../../../contracts/kafka-authentication.ts';
import { parseArn } from '../../../platform/arn.ts';
import { regionOf, regionOfBroker } from '../../../platform/aws-region.ts';
import { keyArn } from '../config-fields.ts';
import { members } from '../config-problem.ts';
import { rule, withRules, type OptionPlace } from '../config-rule.ts';
import { exampleArn, exampleKeyArn, examplePools, exampleVpc } from '../example-values.ts';
import { arnIn, isElsewhere } from '../region.ts';
import {
  authenticationAt,
  authenticationNames,
  becauseOfAuthentication,
  isAuthentication,
  isScramOnMsk,
} from './authentication.ts';
import { brokersIn } from './msk-brokers.ts';

const exampleSecret = exampleArn('secretsmanager', 'secret:kafka-AbCdEf');
const elsewhere = exampleArn('secretsmanager', 'secret:AmazonMSK_kafka-AbCdEf', 'us-east-1');
const onMsk = {
  authentication: 'scram-sha-512',
  brokers: ['b-1.identity.ab12cd.c2.kafka.eu-west-1.amazonaws.com:9096'],
  vpc: exampleVpc,
};
const needsNone = (authentication: Parameters<typeof needsKafkaSecret>[0]) => !needsKafkaSecret(authentication);

const secret = (description: string) =>
  Type.Optional(
    Type.String({
      pattern: secretArnPattern,
      description: `${description} The forwarder may read it, in the Region of its ARN.`,
      hint: 'the complete ARN of a Secrets Manager secret',
    }),
  );

/** Region of the MSK cluster that needs the secret in its own Region. */
function scramRegion(place: OptionPlace): string | undefined {
  if (authenticationAt(place) !== 'scram-sha-512') return undefined;
  const { clusterArn, brokers } = place.siblings;
  const ofCluster = regionOf(arnIn(clusterArn) ?? '');
  return (
    ofCluster ??
    brokersIn(brokers)
      .map(regionOfBroker)
      .find((region) => region !== undefined)
  );
}

const hasEndpoints = ({ siblings: { vpc } }: OptionPlace): boolean => members(vpc)['createEndpoints'] === true;

/** Created endpoints reach only the Region of the stack. */
const throughEndpoint = (example: object, isExempt: (place: OptionPlace) => boolean = () => false) =>
  rule({
    text: 'With `kafka.vpc.createEndpoints` the secret is in the Region of the stack. Otherwise it may be in any Region.',
    example: { userPools: examplePools, kafka: { vpc: { ...exampleVpc, createEndpoints: true }, ...example } },
    isBroken: (place) => hasEndpoints(place) && isElsewhere(place.found, place.stackRegion) && !isExempt(place),
    allowed: ({ stackRegion = '' }) => `an ARN of ${stackRegion}`,
    because: 'kafka.vpc.createEndpoints creates endpoints only for that Region',
  });

/** `kafka.secretArn` of the pipeline's configuration. */
export const secretArnSchema = withRules(
  secret(
    'Secret with the credentials: JSON {"username", "password"}, or for mtls {"certificate", "privateKey"} (PEM) and ' +
      '"passphrase" if the key is encrypted.',
  ),
  rule({
    text: `Required with ${authenticationNames(needsKafkaSecret)}.`,
    example: { kafka: { authentication: 'plain' } },
    isBroken: (place) => place.found === undefined && isAuthentication(place, needsKafkaSecret),
    allowed: 'the ARN of the secret with the credentials',
    because: becauseOfAuthentication,
  }),
  rule({
    text: `Not with ${authenticationNames(needsNone)}.`,
    example: { kafka: { authentication: 'none', secretArn: exampleSecret } },
    isBroken: (place) => place.found !== undefined && isAuthentication(place, needsNone),
    because: becauseOfAuthentication,
  }),
  // "Limitations when using SCRAM secrets", Amazon MSK developer guide: MSK prescribes name and key of the secret.
  rule({
    text: 'With `scram-sha-512` on Amazon MSK the name of the secret begins with `AmazonMSK_`.',
    example: { kafka: { ...onMsk, secretArn: exampleSecret, secretKeyArn: exampleKeyArn() } },
    isBroken: (place) =>
      isScramOnMsk(place) &&
      typeof place.found === 'string' &&
      !parseArn(place.found)?.resource.startsWith('secret:AmazonMSK_'),
    allowed: 'the ARN of a secret whose name begins with AmazonMSK_',
    because: 'MSK accepts no other secret',
  }),
  rule({
    text: 'With `scram-sha-512` on Amazon MSK the secret is in the Region of the cluster.',
    example: { kafka: { ...onMsk, secretArn: elsewhere, secretKeyArn: exampleKeyArn('us-east-1') } },
    isBroken: (place) => isElsewhere(place.found, scramRegion(place)),
    allowed: (place) => `an ARN of ${scramRegion(place) ?? ''}, the Region of the MSK cluster`,
  }),
  throughEndpoint({ authentication: 'plain', secretArn: elsewhere }, (place) =>
    isElsewhere(place.found, scramRegion(place)),
  ),
);

/** `kafka.secretKeyArn` of the pipeline's configuration. */
export const secretKeyArnSchema = withRules(
  keyArn(
    'Your KMS key that encrypts that secret. The forwarder may then use it. Not needed if the key of AWS encrypts the secret.',
  ),
  rule({
    text: 'Not without `kafka.secretArn`.',
    example: { kafka: { authentication: 'none', secretKeyArn: exampleKeyArn() } },
    isBroken: (place) =>
      authenticationAt(place) !== undefined && place.found !== undefined && place.siblings['secretArn'] === undefined,
    because: 'kafka.secretArn is not set',
  }),
  rule({
    text: 'Required with `scram-sha-512` on Amazon MSK.',
    example: { kafka: { ...onMsk, secretArn: exampleSecret.replace('kafka', 'AmazonMSK_kafka') } },
    isBroken: (place) => isScramOnMsk(place) && place.found === undefined && place.siblings['secretArn'] !== undefined,
    allowed: 'the ARN of the KMS key of the secret',
    because: 'MSK accepts no secret that a key of AWS encrypts',
  }),
  rule({
    text: 'The key is in the Region of the secret that it encrypts.',
    example: { kafka: { authentication: 'plain', secretArn: elsewhere, secretKeyArn: exampleKeyArn() } },
    isBroken: ({ found, siblings }) => isElsewhere(found, regionOf(arnIn(siblings['secretArn']) ?? '')),
    allowed: ({ siblings }) =>
      `an ARN of ${regionOf(String(siblings['secretArn'])) ?? ''}, the Region of kafka.secretArn`,
  }),
);

/** `kafka.caSecretArn` of the pipeline's configuration. */
export const caSecretArnSchema = withRules(
  secret('Secret with the CA of the brokers if it is a private one: PEM, or JSON {"ca"}.'),
  rule({
    text: 'Not without TLS.',
    example: {
      kafka: { authentication: 'plain', tls: false, secretArn: exampleSecret, caSecretArn: exampleSecret },
    },
    isBroken: (place) => {
      const { tls = isAuthentication(place, tlsByDefault) } = place.siblings;
      return authenticationAt(place) !== undefined && place.found !== undefined && tls === false;
    },
    because: 'kafka.tls is not true',
  }),
  throughEndpoint({ tls: true, caSecretArn: elsewhere }),
);
