import { Fn, Token } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { regionOf } from '../../platform/aws-region.ts';
import type { ForwarderEnvironment } from '../../contracts/environment.ts';
import { needsKafkaSecret, tlsByDefault, type KafkaAuthentication } from '../../contracts/kafka-authentication.ts';

/** Settings of topics that the forwarder creates if they do not exist. */
export interface CreateTopicsProps {
  /** Number of partitions. */
  readonly partitions: number;
  /** Number of replicas of each partition. */
  readonly replicationFactor: number;
}

/** Topics that the forwarder writes to, and its authentication. */
export interface KafkaAccessProps {
  /** Topic for the events that `topics` does not name. */
  readonly topic: string;
  /** Topics by event type, or by what types begin with up to a dot. @default - all events go to one topic */
  readonly topics?: Readonly<Record<string, string>>;
  /** Settings of topics that the forwarder creates. @default - the topics must exist */
  readonly createTopics?: CreateTopicsProps;
  /** How the forwarder authenticates. @default 'none' */
  readonly authentication?: KafkaAuthentication;
  /** Whether connections use TLS. @default - true with an authentication, otherwise false */
  readonly tls?: boolean;
  /** Complete ARN of the secret with the credentials. @default - none, which only `none` and `iam` allow */
  readonly secretArn?: string;
  /** ARN of a KMS key of its owner that encrypts that secret. @default - the key of AWS */
  readonly secretKeyArn?: string;
  /** Complete ARN of the secret with the brokers' CA. @default - a CA that Node knows */
  readonly caSecretArn?: string;
  /** ARN of the MSK cluster. @default - none, which `iam` does not allow */
  readonly clusterArn?: string;
}

/** Environment, permissions and packages that the forwarder needs for authentication. */
export interface KafkaAccess {
  readonly environment: Partial<ForwarderEnvironment>;
  readonly statements: readonly PolicyStatement[];
  /** Whether it reads a secret, with the credentials or with the brokers' CA. */
  readonly readsSecrets: boolean;
  /** Packages that this way of authentication never loads. */
  readonly externalPackages: readonly string[];
}

/** Throws where the authentication lacks its secret or its cluster. */
export function kafkaAccess(props: KafkaAccessProps): KafkaAccess {
  const { topics, createTopics, authentication = 'none', tls = tlsByDefault(authentication), ...arns } = props;
  const { secretArn, secretKeyArn, caSecretArn, clusterArn } = arns;
  if (needsKafkaSecret(authentication) && secretArn === undefined) {
    throw new Error(`The authentication "${authentication}" needs secretArn, the secret with the credentials.`);
  }
  if (authentication === 'iam' && clusterArn === undefined) {
    throw new Error('The authentication "iam" needs clusterArn, because rights are given on a cluster.');
  }
  const secrets = [secretArn, caSecretArn].filter((arn) => arn !== undefined);
  return {
    environment: {
      KAFKA_AUTHENTICATION: authentication,
      KAFKA_TLS: tls ? 'on' : 'off',
      ...(topics ? { KAFKA_TOPICS_BY_TYPE: JSON.stringify(topics) } : {}),
      ...(createTopics ? { KAFKA_CREATE_TOPICS: `${createTopics.partitions}:${createTopics.replicationFactor}` } : {}),
      ...(authentication === 'iam' ? regionOfCluster(clusterArn) : {}),
      ...(secretArn === undefined ? {} : { KAFKA_SECRET_ARN: secretArn }),
      ...(caSecretArn === undefined ? {} : { KAFKA_CA_SECRET_ARN: caSecretArn }),
    },
    statements: [
      ...allow(['secretsmanager:GetSecretValue'], secrets),
      ...allow(['kms:Decrypt'], secretKeyArn === undefined ? [] : [secretKeyArn]),
      ...(authentication === 'iam' && clusterArn !== undefined ? mskRights(clusterArn, props) : []),
    ],
    readsSecrets: secrets.length > 0,
    externalPackages: [
      ...(secrets.length > 0 ? [] : ['@aws-sdk/client-secrets-manager']),
      ...(authentication === 'iam' ? [] : ['aws-msk-iam-sasl-signer-js']),
    ],
  };
}

/** The Region for which the cluster expects signatures. */
function regionOfCluster(clusterArn = ''): Pick<ForwarderEnvironment, 'KAFKA_REGION'> {
  // A parameter of the stack can name a cluster of another Region, too.
  const region = Token.isUnresolved(clusterArn) ? Fn.select(3, Fn.split(':', clusterArn)) : regionOf(clusterArn);
  return region === undefined ? {} : { KAFKA_REGION: region };
}

/** "Common use cases for client authorization policy", Amazon MSK developer guide: writing, and creating topics. */
function mskRights(clusterArn: string, { topic, topics = {}, createTopics }: KafkaAccessProps): PolicyStatement[] {
  const written = [...new Set([topic, ...Object.values(topics)])];
  return [
    ...allow(['kafka-cluster:Connect'], [clusterArn]),
    ...allow(
      ['DescribeTopic', 'DescribeTopicDynamicConfiguration', 'WriteData', ...(createTopics ? ['CreateTopic'] : [])].map(
        (name) => `kafka-cluster:${name}`,
      ),
      written.map((name) => `${topicsOf(clusterArn)}/${name}`),
    ),
  ];
}

/** The ARN of a cluster that the stack makes is known only while it deploys. */
function topicsOf(clusterArn: string): string {
  if (!Token.isUnresolved(clusterArn)) return clusterArn.replace(':cluster/', ':topic/');
  const [account, cluster] = Fn.split(':cluster/', clusterArn, 2);
  return `${account}:topic/${cluster}`;
}

const allow = (actions: string[], resources: string[]): PolicyStatement[] =>
  resources.length > 0 ? [new PolicyStatement({ actions, resources })] : [];
