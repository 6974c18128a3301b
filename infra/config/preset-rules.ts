import { members, type ConfigProblem } from './config-problem.ts';

/** What is missing for the preset, or stands beside it in vain; the configuration may have any shape. */
export function presetProblems(config: unknown): ConfigProblem[] {
  const { preset, userPools, kafka } = members(config);
  if (preset === 'sandbox') return madeByTheSandbox(userPools, members(kafka));
  return preset === 'existing' ? missing(userPools, members(kafka)) : [];
}

type Kafka = Readonly<Record<string, unknown>>;

function madeByTheSandbox(userPools: unknown, kafka: Kafka): ConfigProblem[] {
  const { authentication, brokers, clusterArn, vpc } = kafka;
  const because = 'because preset is "sandbox", which makes its own';
  const found: (readonly [path: readonly string[], value: unknown])[] = [
    [['userPools'], userPools],
    [['kafka', 'brokers'], brokers],
    [['kafka', 'clusterArn'], clusterArn],
    [['kafka', 'vpc'], vpc],
  ];
  return [
    ...found
      .filter(([, value]) => value !== undefined)
      .map(([path, value]) => ({ path, found: value, allowed: `nothing, ${because}` })),
    ...(authentication === undefined || authentication === 'iam'
      ? []
      : [
          {
            path: ['kafka', 'authentication'],
            found: authentication,
            allowed: '"iam", because preset is "sandbox", and MSK Serverless has no other',
          },
        ]),
  ];
}

function missing(userPools: unknown, { brokers, clusterArn }: Kafka): ConfigProblem[] {
  const because = 'because preset is "existing"';
  return [
    ...(userPools === undefined
      ? [{ path: ['userPools'], found: userPools, allowed: `the pools, each with its id, ${because}` }]
      : []),
    ...(brokers === undefined && clusterArn === undefined
      ? [{ path: ['kafka', 'clusterArn'], found: clusterArn, allowed: `the cluster, or kafka.brokers, ${because}` }]
      : []),
  ];
}
