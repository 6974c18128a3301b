import type { GetBootstrapBrokersCommand, KafkaClient } from '@aws-sdk/client-kafka';
import { bootstrapBrokers, handler, type MskBrokersProperties } from '../../../../infra/deploy-checks/msk-brokers.ts';

const clusterArn = 'arn:aws:kafka:eu-west-1:111122223333:cluster/identity/1111aaaa-22bb-33cc-44dd-5555eeee6666-2';
const everyListener = {
  BootstrapBrokerString: 'b-1.msk:9092,b-2.msk:9092',
  BootstrapBrokerStringTls: 'b-1.msk:9094,b-2.msk:9094',
  BootstrapBrokerStringSaslScram: 'b-1.msk:9096,b-2.msk:9096',
  BootstrapBrokerStringSaslIam: 'b-1.msk:9098,b-2.msk:9098',
};
const everyPublicListener = {
  BootstrapBrokerStringPublicTls: 'b-1-public.msk:9194',
  BootstrapBrokerStringPublicSaslScram: 'b-1-public.msk:9196',
  BootstrapBrokerStringPublicSaslIam: 'b-1-public.msk:9198',
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
const of = (authentication: MskBrokersProperties['authentication'], tls: 'on' | 'off' = 'on') =>
  ({ clusterArn, authentication, tls, network: 'vpc' }) as const;
const noPause = () => Promise.resolve();

test.each([
  [of('iam'), 9098],
  [of('scram-sha-512'), 9096],
  [of('mtls'), 9094],
  [of('none'), 9094],
  [of('none', 'off'), 9092],
])('for %j it gives the servers of that listener', async (properties, port) => {
  const { client, asked } = fakeClient(everyListener);

  await expect(bootstrapBrokers(client, properties, noPause)).resolves.toBe(`b-1.msk:${port},b-2.msk:${port}`);
  expect(asked).toEqual([{ ClusterArn: clusterArn }]);
});

test.each([
  ['iam', 9198],
  ['scram-sha-512', 9196],
  ['mtls', 9194],
] as const)('gives the public listener for %s outside of a VPC', async (authentication, port) => {
  const { client } = fakeClient({ ...everyListener, ...everyPublicListener });
  const properties = { ...of(authentication), network: 'public' as const };

  await expect(bootstrapBrokers(client, properties, noPause)).resolves.toBe(`b-1-public.msk:${port}`);
});

test('rejects a cluster without a public listener outside of a VPC', async () => {
  const { client } = fakeClient(everyListener);

  await expect(bootstrapBrokers(client, { ...of('iam'), network: 'public' }, noPause)).rejects.toThrow(
    `The cluster ${clusterArn} has no public listener for the authentication "iam", and without kafka.vpc the forwarder ` +
      'runs outside of its VPC. Set kafka.vpc, or turn on public access for the cluster.',
  );
});

test('asks again when the role is not allowed yet', async () => {
  const { client } = fakeClient(everyListener);
  const pauses: number[] = [];
  const send = (command: GetBootstrapBrokersCommand) =>
    pauses.length < 2
      ? Promise.reject(Object.assign(new Error('no'), { name: 'ForbiddenException' }))
      : client.send(command);

  await expect(
    bootstrapBrokers({ send } as typeof client, of('iam'), (attempt) => Promise.resolve(void pauses.push(attempt))),
  ).resolves.toMatch(/:9098$/);
  expect(pauses).toEqual([1, 2]);
});

test('a serverless cluster, which supports only IAM, returns its one server', async () => {
  const { client } = fakeClient({
    BootstrapBrokerStringSaslIam: 'boot-1.kafka-serverless.eu-west-1.amazonaws.com:9098',
  });

  await expect(bootstrapBrokers(client, of('iam'), noPause)).resolves.toMatch(/^boot-1\..*:9098$/);
  await expect(bootstrapBrokers(client, of('scram-sha-512'), noPause)).rejects.toThrow(
    `The cluster ${clusterArn} has no listener for the authentication "scram-sha-512". Turn it on for the cluster, or choose ` +
      'another kafka.authentication.',
  );
});

test('a listener without TLS is not taken for one with it', async () => {
  const { client } = fakeClient({ BootstrapBrokerString: 'b-1.msk:9092' });

  await expect(bootstrapBrokers(client, of('none'), noPause)).rejects.toThrow(
    'has no listener for the authentication "none" with TLS',
  );
});

test('a cluster that cannot be asked is named, with the reason and what to do', async () => {
  const cause = Object.assign(new Error('no cluster of this ARN'), { name: 'NotFoundException' });

  await expect(bootstrapBrokers(fakeClient(cause).client, of('iam'), noPause)).rejects.toMatchObject({
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
