import type { GetBootstrapBrokersCommand, KafkaClient } from '@aws-sdk/client-kafka';
import { bootstrapBrokers, handler, type MskBrokersProperties } from '../../../infra/deploy-checks/msk-brokers.ts';

const clusterArn = 'arn:aws:kafka:eu-west-1:111122223333:cluster/identity/1111aaaa-22bb-33cc-44dd-5555eeee6666-2';
const everyListener = {
  BootstrapBrokerString: 'b-1.msk:9092,b-2.msk:9092',
  BootstrapBrokerStringTls: 'b-1.msk:9094,b-2.msk:9094',
  BootstrapBrokerStringSaslScram: 'b-1.msk:9096,b-2.msk:9096',
  BootstrapBrokerStringSaslIam: 'b-1.msk:9098,b-2.msk:9098',
};

/** A client of MSK that keeps what it was asked, and gives the answer or rejects with the error. */
function fakeClient(answer: object) {
  const asked: unknown[] = [];
  const send = ({ input }: GetBootstrapBrokersCommand) => {
    asked.push(input);
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
  };
  return { asked, client: { send } as unknown as Pick<KafkaClient, 'send'> };
}
const of = (authentication: MskBrokersProperties['authentication'], tls: 'on' | 'off' = 'on') => ({
  clusterArn,
  authentication,
  tls,
});

test.each([
  [of('iam'), 9098],
  [of('scram-sha-512'), 9096],
  [of('mtls'), 9094],
  [of('none'), 9094],
  [of('none', 'off'), 9092],
])('for %j it gives the servers of that listener', async (properties, port) => {
  const { client, asked } = fakeClient(everyListener);

  await expect(bootstrapBrokers(client, properties)).resolves.toBe(`b-1.msk:${port},b-2.msk:${port}`);
  expect(asked).toEqual([{ ClusterArn: clusterArn }]);
});

test('a serverless cluster, which knows IAM alone, gives its one server', async () => {
  const { client } = fakeClient({
    BootstrapBrokerStringSaslIam: 'boot-1.kafka-serverless.eu-west-1.amazonaws.com:9098',
  });

  await expect(bootstrapBrokers(client, of('iam'))).resolves.toMatch(/^boot-1\..*:9098$/);
  await expect(bootstrapBrokers(client, of('scram-sha-512'))).rejects.toThrow(
    `The cluster ${clusterArn} has no listener for the authentication "scram-sha-512". Turn it on for the cluster, or choose ` +
      'another kafka.authentication.',
  );
});

test('a listener without TLS is not taken for one with it', async () => {
  const { client } = fakeClient({ BootstrapBrokerString: 'b-1.msk:9092' });

  await expect(bootstrapBrokers(client, of('none'))).rejects.toThrow(
    'has no listener for the authentication "none" with TLS',
  );
});

test('a cluster that cannot be asked is named, with the reason and what to do', async () => {
  const cause = Object.assign(new Error('no cluster of this ARN'), { name: 'NotFoundException' });

  await expect(bootstrapBrokers(fakeClient(cause).client, of('iam'))).rejects.toMatchObject({
    message:
      `The brokers of ${clusterArn} cannot be looked up: NotFoundException: no cluster of this ARN. Correct kafka.clusterArn, or ` +
      'name the brokers in kafka.brokers.',
    cause,
  });
});

test('nothing is looked up when the stack goes', async () => {
  await expect(handler({ RequestType: 'Delete', ResourceProperties: of('iam') })).resolves.toEqual({
    PhysicalResourceId: `msk-brokers-${clusterArn}`,
  });
});
