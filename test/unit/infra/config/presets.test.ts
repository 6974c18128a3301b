import { parsePipelineConfig } from '../../../../infra/config/config.ts';
import { withPreset } from '../../../../infra/config/presets.ts';

const clusterArn = 'arn:aws:kafka:eu-west-1:111122223333:cluster/identity/1111aaaa-22bb-33cc-44dd-5555eeee6666-2';
const userPools = [{ id: 'eu-west-1_AbCdEf123' }];
const messageFor = (config: object): string[] => {
  try {
    parsePipelineConfig(config);
  } catch (error) {
    return (error as Error).message.split('\n').slice(1);
  }
  return [];
};

test('a sandbox needs no other option: authentication and topic creation are set', () => {
  const { kafka, removalPolicy } = parsePipelineConfig({ preset: 'sandbox' });

  expect(kafka).toMatchObject({
    authentication: 'iam',
    createTopics: { partitions: 3, replicationFactor: 3 },
    topic: 'identity-events',
  });
  expect(removalPolicy).toBe('destroy');
});

test('options that are set next to a preset are retained', () => {
  const kafka = { topic: 'mine', createTopics: { partitions: 1, replicationFactor: 3 } };

  expect(parsePipelineConfig({ preset: 'sandbox', kafka }).kafka).toMatchObject(kafka);
});

test('a sandbox takes nothing that it makes itself, and names each', () => {
  const kafka = { brokers: ['b-1:9098'], clusterArn, authentication: 'none' };

  expect(messageFor({ preset: 'sandbox', userPools, kafka })).toEqual([
    expect.stringMatching(/^- userPools: found .+; must not be set because preset is "sandbox"/),
    expect.stringMatching(/^- kafka\.brokers: found .+; must not be set because preset is "sandbox"/),
    expect.stringMatching(/^- kafka\.authentication: found "none"; allowed: "iam", because preset is "sandbox"/),
    expect.stringMatching(/^- kafka\.clusterArn: found .+; must not be set because preset is "sandbox"/),
    expect.stringMatching(/^- kafka\.clusterArn: .+because kafka\.brokers names the brokers$/),
  ]);
});

test('the preset for existing resources names each missing resource', () => {
  expect(messageFor({ preset: 'existing' })).toEqual([
    '- userPools: is required because preset is "existing"; allowed: a list of pools, each with its id',
    '- kafka.clusterArn: is required because preset is "existing"; allowed: the ARN of the cluster, or kafka.brokers',
  ]);
});

test.each([[{ clusterArn, authentication: 'iam' }], [{ brokers: ['b-1:9092'] }]])(
  'pools and %j are enough',
  (kafka) => {
    expect(messageFor({ preset: 'existing', userPools, kafka })).toEqual([]);
  },
);

test('another preset is refused', () => {
  expect(messageFor({ preset: 'production' })).toEqual([
    '- preset: found "production"; allowed: "sandbox" or "existing"',
  ]);
});

test.each([[undefined], [null], ['text'], [[]], [{ preset: 'sandbox', kafka: 'text' }], [{ preset: 'existing' }]])(
  'input of the wrong shape, or with a preset that sets nothing, is unchanged: %j',
  (input) => {
    expect(withPreset(input)).toBe(input);
  },
);
