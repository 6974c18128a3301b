import { catalogue } from '../../contracts/catalogue.ts';
import {
  kafkaAuthentications,
  needsKafkaSecret,
  needsTls,
  tlsByDefault,
} from '../../contracts/kafka-authentication.ts';
import { isPrivateBroker } from './private-broker.ts';
import { members, type ConfigProblem } from './config-problem.ts';

/** What is wrong with `kafka` beyond its schema; whether it has to name a cluster depends on whether the stack makes one. */
export function kafkaProblems(config: unknown, { makesCluster = false } = {}): ConfigProblem[] {
  const kafka = members(config);
  const authentication = kafkaAuthentications.find((known) => known === kafka['authentication']);
  if (!authentication) return unknownTypes(kafka['topics']);
  const { tls, secretArn, secretKeyArn, caSecretArn, clusterArn, vpc, brokers } = kafka;
  const because = `because kafka.authentication is ${JSON.stringify(authentication)}`;
  const withSecret = needsKafkaSecret(authentication);
  const withTls = tls ?? tlsByDefault(authentication);
  const privateBroker = (Array.isArray(brokers) ? (brokers as unknown[]) : []).map(String).find(isPrivateBroker);
  const checks: readonly (readonly [wrong: boolean, name: string, allowed: string])[] = [
    [withSecret && secretArn === undefined, 'secretArn', `the ARN of the secret with the credentials, ${because}`],
    [!withSecret && secretArn !== undefined, 'secretArn', `nothing, ${because}`],
    [secretKeyArn !== undefined && secretArn === undefined, 'secretKeyArn', 'nothing, because there is no secretArn'],
    [needsTls(authentication) && tls === false, 'tls', `true, ${because}`],
    [caSecretArn !== undefined && withTls === false, 'caSecretArn', 'nothing, because kafka.tls is not true'],
    [
      authentication === 'iam' && clusterArn === undefined && !makesCluster,
      'clusterArn',
      `the ARN of the MSK cluster, ${because}`,
    ],
    [
      authentication === 'plain' && clusterArn !== undefined,
      'clusterArn',
      'nothing, because MSK has no such authentication',
    ],
    [
      authentication !== 'iam' && clusterArn !== undefined && brokers !== undefined,
      'clusterArn',
      'nothing, because kafka.brokers names the brokers',
    ],
    [
      authentication === 'none' && clusterArn !== undefined && brokers === undefined && vpc === undefined,
      'vpc',
      `a VPC from which the brokers are reached, because kafka.clusterArn has no public listener without an authentication`,
    ],
    [
      vpc === undefined && privateBroker !== undefined,
      'vpc',
      `a VPC from which the brokers are reached, because ${privateBroker ?? ''} is no public address`,
    ],
    [authentication !== 'iam' && isServerless(brokers), 'authentication', '"iam", because MSK Serverless has no other'],
    ...(authentication === 'scram-sha-512' && (isOnMsk(brokers) || clusterArn !== undefined) ? scramOnMsk(kafka) : []),
  ];
  const wrong = checks.filter(([isWrong]) => isWrong);
  return [
    ...wrong.map(([, name, allowed]) => ({ path: ['kafka', name], found: kafka[name], allowed })),
    ...unknownTypes(kafka['topics']),
  ];
}

const isOnMsk = (brokers: unknown): boolean =>
  Array.isArray(brokers) && brokers.some((broker) => /\.kafka\.[^:]*\.amazonaws\.com(\.cn)?:/.test(String(broker)));

const isServerless = (brokers: unknown): boolean =>
  Array.isArray(brokers) && brokers.some((broker) => /\.kafka-serverless\.[^:]*\.amazonaws\.com:/.test(String(broker)));

/**
 * "Limitations when using SCRAM secrets", Amazon MSK developer guide: name and key of the secret are prescribed. The
 * listener has TLS ("Port information").
 */
const scramOnMsk = ({
  secretArn: arn,
  secretKeyArn: keyArn,
  tls,
}: Readonly<Record<string, unknown>>): (readonly [boolean, string, string])[] => [
  [tls === false, 'tls', 'true, because MSK has SCRAM over TLS alone'],
  [
    typeof arn === 'string' && !arn.includes(':secret:AmazonMSK_'),
    'secretArn',
    'the ARN of a secret whose name begins with AmazonMSK_, because MSK takes no other',
  ],
  [
    arn !== undefined && keyArn === undefined,
    'secretKeyArn',
    "the ARN of the secret's own KMS key, because MSK takes no secret under AWS's",
  ],
];

/** A name that no event type fits is a mistake: its topic would stay empty. */
const unknownTypes = (topics: unknown): ConfigProblem[] =>
  Object.entries(members(topics))
    .filter(([name]) => !types.some((type) => type === name || (name.endsWith('.') && type.startsWith(name))))
    .map(([name, found]) => ({
      path: ['kafka', 'topics', name],
      found,
      allowed: 'an event type such as cognito.login.failed.v1, or what types begin with up to a dot: cognito.login.',
    }));

const types: readonly string[] = catalogue.map(({ properties }) => properties.type.const);
