import { Type } from '@sinclair/typebox';
import { kafkaAuthentications, needsTls, type KafkaAuthentication } from '../../../contracts/kafka-authentication.ts';
import { oneOf, yesOrNo } from '../config-fields.ts';
import { rule, withRules, type OptionPlace } from '../config-rule.ts';
import { exampleArn, exampleClusterArn, exampleKeyArn, exampleVpc } from '../example-values.ts';
import { isSandbox } from '../presets.ts';
import { isProvisioned, isServerless } from './msk-brokers.ts';

/** Returns the authentication of an option's part `kafka`; `undefined` if it is not a valid one. */
export const authenticationAt = ({ siblings }: OptionPlace): KafkaAuthentication | undefined =>
  kafkaAuthentications.find((known) => known === siblings['authentication']);

/** Whether the authentication of an option's part `kafka` is valid and of that kind. */
export const isAuthentication = (place: OptionPlace, is: (authentication: KafkaAuthentication) => boolean): boolean => {
  const authentication = authenticationAt(place);
  return authentication !== undefined && is(authentication);
};

/** Returns the names of the authentications of a kind, as Markdown. */
export const authenticationNames = (is: (authentication: KafkaAuthentication) => boolean): string =>
  kafkaAuthentications
    .filter(is)
    .map((name) => `\`${name}\``)
    .join(', ');

export const becauseOfAuthentication = (place: OptionPlace): string =>
  `kafka.authentication is ${JSON.stringify(authenticationAt(place))}`;

/** Whether an option's part `kafka` has SCRAM on Amazon MSK. */
export const isScramOnMsk = (place: OptionPlace): boolean =>
  authenticationAt(place) === 'scram-sha-512' &&
  (isProvisioned(place.siblings['brokers']) || place.siblings['clusterArn'] !== undefined);

/** `kafka.authentication` of the pipeline's configuration. */
export const authenticationSchema = withRules(
  oneOf(kafkaAuthentications, {
    default: 'none',
    description: 'How the forwarder authenticates to the brokers. `iam` is for Amazon MSK.',
  }),
  rule({
    text: 'Only `iam` with the preset `sandbox`.',
    example: { preset: 'sandbox', kafka: { authentication: 'none' } },
    isBroken: (place) => isSandbox(place) && place.found !== undefined && place.found !== 'iam',
    allowed: '"iam"',
    because: 'preset is "sandbox", and MSK Serverless has no other authentication',
  }),
  rule({
    text: 'Only `iam` with brokers of MSK Serverless.',
    example: {
      kafka: {
        authentication: 'none',
        brokers: ['boot-ab12cd.c1.kafka-serverless.eu-west-1.amazonaws.com:9098'],
        vpc: exampleVpc,
      },
    },
    isBroken: (place) =>
      isAuthentication(place, (authentication) => authentication !== 'iam') && isServerless(place.siblings['brokers']),
    allowed: '"iam"',
    because: 'MSK Serverless has no other authentication',
  }),
);

const secretArn = exampleArn('secretsmanager', 'secret:AmazonMSK_kafka-AbCdEf');

/** `kafka.tls` of the pipeline's configuration. */
export const tlsSchema = withRules(
  Type.Optional(
    yesOrNo({
      description: 'Whether to connect over TLS. Without it: over TLS, unless `authentication` is `none`.',
    }),
  ),
  rule({
    text: `Not \`false\` with ${authenticationNames(needsTls)}.`,
    example: { kafka: { authentication: 'mtls', tls: false, secretArn } },
    isBroken: (place) => place.found === false && isAuthentication(place, needsTls),
    allowed: 'true',
    because: becauseOfAuthentication,
  }),
  rule({
    text: 'Not `false` with `scram-sha-512` on Amazon MSK.',
    example: {
      kafka: {
        authentication: 'scram-sha-512',
        tls: false,
        clusterArn: exampleClusterArn,
        secretArn,
        secretKeyArn: exampleKeyArn(),
      },
    },
    isBroken: (place) => place.found === false && isScramOnMsk(place),
    allowed: 'true',
    // "Port information", Amazon MSK developer guide.
    because: 'MSK supports SCRAM only over TLS',
  }),
);
