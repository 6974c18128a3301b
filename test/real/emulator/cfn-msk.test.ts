import { KafkaClient, GetBootstrapBrokersCommand } from '@aws-sdk/client-kafka';
import { accountId, region } from '../../../local/rig/aws-environment.ts';
import { startEmulator, type Emulator } from './emulator.ts';
import { deployStack } from './stack.ts';

let emulator: Emulator;
let kafka: KafkaClient;

beforeAll(async () => {
  emulator = await startEmulator();
  kafka = new KafkaClient(emulator.settings);
});
afterAll(() => emulator.stop());

test('a serverless cluster has an ARN and only IAM servers until its stack is deleted', async () => {
  const stack = await deployStack(emulator, 'cluster', {
    Resources: {
      Cluster: {
        Type: 'AWS::MSK::ServerlessCluster',
        Properties: {
          ClusterName: 'mine',
          ClientAuthentication: { Sasl: { Iam: { Enabled: true } } },
          VpcConfigs: [{ SubnetIds: ['subnet-1', 'subnet-2'] }],
        },
      },
    },
    Outputs: { Ref: { Value: { Ref: 'Cluster' } }, Arn: { Value: { 'Fn::GetAtt': ['Cluster', 'Arn'] } } },
  });
  const { Ref, Arn = '' } = stack.outputs;
  const lookUp = () => kafka.send(new GetBootstrapBrokersCommand({ ClusterArn: Arn }));

  expect(Arn).toMatch(new RegExp(`^arn:aws:kafka:${region}:${accountId}:cluster/mine/.+`));
  expect(Ref).toBe(Arn);
  expect(await lookUp()).toEqual({
    $metadata: expect.anything() as object,
    BootstrapBrokerStringSaslIam: expect.stringMatching(/:9098$/) as string,
  });

  await stack.remove();

  await expect(lookUp()).rejects.toMatchObject({ name: 'NotFoundException' });
});

/** The rules of a group, as EC2's own API has them; it answers in XML, and this project has no other use for its client. */
async function rulesOf(groupId: string): Promise<string> {
  const scope = `${accountId}/20260101/${region}/ec2/aws4_request`;
  const response = await fetch(emulator.endpoint, {
    method: 'POST',
    headers: { authorization: `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host, Signature=0` },
    body: new URLSearchParams({ Action: 'DescribeSecurityGroups', Version: '2016-11-15', 'GroupId.1': groupId }),
  });
  return (/<ipPermissions>(.*?)<\/ipPermissions>/s.exec(await response.text())?.[1] ?? '').replace(/\s/g, '');
}

test('a security group has the ingress rule of a template until the template drops it', async () => {
  const group = (GroupDescription: string) => ({ Type: 'AWS::EC2::SecurityGroup', Properties: { GroupDescription } });
  const stackWith = (...ports: readonly number[]) => ({
    Resources: {
      Brokers: group('brokers'),
      Client: group('client'),
      ...Object.fromEntries(
        ports.map((port) => [
          'Rule',
          {
            Type: 'AWS::EC2::SecurityGroupIngress',
            Properties: {
              GroupId: { 'Fn::GetAtt': ['Brokers', 'GroupId'] },
              SourceSecurityGroupId: { 'Fn::GetAtt': ['Client', 'GroupId'] },
              IpProtocol: 'tcp',
              FromPort: port,
              ToPort: port,
            },
          },
        ]),
      ),
    },
    Outputs: { Brokers: { Value: { Ref: 'Brokers' } }, Client: { Value: { Ref: 'Client' } } },
  });

  const stack = await deployStack(emulator, 'groups', stackWith(9098));
  const { Brokers = '', Client } = stack.outputs;
  const rules = await rulesOf(Brokers);
  expect(rules).toContain('<fromPort>9098</fromPort><toPort>9098</toPort>');
  expect(rules).toContain(`<groupId>${Client}</groupId>`);

  await stack.update(stackWith(9092));
  expect(await rulesOf(Brokers)).toMatch(/^(?!.*9098).*9092/);

  await stack.update(stackWith());
  expect(await rulesOf(Brokers)).toBe('');
  await stack.remove();
});
