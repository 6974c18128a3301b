import { Type } from '@sinclair/typebox';
import { serverPattern } from '../../../contracts/kafka-names.ts';
import { regionOf, regionOfBroker } from '../../../platform/aws-region.ts';
import { members } from '../config-problem.ts';
import { rule, withRules, type OptionPlace } from '../config-rule.ts';
import { exampleArn, exampleClusterArn, examplePools, exampleVpc } from '../example-values.ts';
import { notInSandbox, isSandbox, requiredWithExisting } from '../presets.ts';
import { arnIn } from '../region.ts';
import { authenticationAt, becauseOfAuthentication, isAuthentication } from './authentication.ts';
import { brokersIn } from './msk-brokers.ts';

const ireland = 'b-1.identity.ab12cd.c2.kafka.eu-west-1.amazonaws.com:9096';

/** Region of the brokers: that of `kafka.clusterArn`, else of the first broker of Amazon MSK. */
function regionOfBrokers({ config }: OptionPlace): string | undefined {
  const { clusterArn, brokers } = members(config['kafka']);
  return (
    regionOf(arnIn(clusterArn) ?? '') ??
    brokersIn(brokers)
      .map(regionOfBroker)
      .find((region) => region !== undefined)
  );
}

const broker = withRules(
  Type.String({ pattern: serverPattern, hint: 'host:port' }),
  rule({
    text: 'Brokers of Amazon MSK are in the Region of `kafka.clusterArn`. With `iam` the forwarder signs requests for that Region.',
    example: {
      kafka: {
        authentication: 'iam',
        clusterArn: exampleClusterArn,
        brokers: [ireland.replace('eu-west-1', 'eu-central-1')],
        vpc: exampleVpc,
      },
    },
    isBroken: (place) => {
      const region = typeof place.found === 'string' ? regionOfBroker(place.found) : undefined;
      return region !== undefined && region !== regionOfBrokers(place);
    },
    allowed: (place) => {
      const ofCluster = arnIn(members(place.config['kafka'])['clusterArn']) !== undefined;
      return `brokers of ${regionOfBrokers(place) ?? ''}, ${ofCluster ? 'the Region of kafka.clusterArn' : 'as the first broker'}`;
    },
  }),
);

/** `kafka.brokers` of the pipeline's configuration. */
export const brokersSchema = withRules(
  Type.Optional(
    Type.Array(broker, {
      minItems: 1,
      description:
        'Bootstrap servers. Without them the deployment looks up those of `clusterArn`. Without a cluster, too, the ' +
        'stack has a parameter KafkaBrokers, which the deployment must set.',
      hint: 'a list of host:port',
    }),
  ),
  notInSandbox({ kafka: { brokers: ['b-1.example.com:9098'] } }),
);

/** `kafka.clusterArn` of the pipeline's configuration. */
export const clusterArnSchema = withRules(
  Type.Optional(
    Type.String({
      pattern: '^arn:[\\w-]+:kafka:[\\w-]+:\\d{12}:cluster/[^/\\s]+/[^/\\s]+$',
      description:
        'An MSK cluster, provisioned or serverless, in any Region. The deployment looks up its brokers. With `iam` the ' +
        'forwarder signs for its Region and may connect, and describe and write these topics.',
      hint: 'the ARN of an MSK cluster',
    }),
  ),
  notInSandbox({ kafka: { authentication: 'iam', clusterArn: exampleClusterArn } }),
  requiredWithExisting({
    text: 'Required with the preset `existing`, unless `kafka.brokers` is set.',
    example: { userPools: examplePools },
    allowed: 'the ARN of the cluster, or kafka.brokers',
    isReplaced: ({ siblings: { brokers } }) => brokers !== undefined,
  }),
  rule({
    text: 'Required with `iam`.',
    example: { kafka: { authentication: 'iam' } },
    isBroken: (place) => place.found === undefined && authenticationAt(place) === 'iam' && !isSandbox(place),
    allowed: 'the ARN of the MSK cluster',
    because: becauseOfAuthentication,
  }),
  rule({
    text: 'Not together with `kafka.brokers`, except with `iam`.',
    example: { kafka: { authentication: 'none', brokers: [ireland], vpc: exampleVpc, clusterArn: exampleClusterArn } },
    isBroken: (place) =>
      place.found !== undefined &&
      place.siblings['brokers'] !== undefined &&
      isAuthentication(place, (authentication) => authentication !== 'iam'),
    because: 'kafka.brokers names the brokers',
  }),
  rule({
    text: 'Not with `plain`.',
    example: {
      kafka: {
        authentication: 'plain',
        secretArn: exampleArn('secretsmanager', 'secret:kafka-AbCdEf'),
        clusterArn: exampleClusterArn,
      },
    },
    isBroken: (place) => place.found !== undefined && authenticationAt(place) === 'plain',
    because: 'MSK does not support this authentication',
  }),
);
