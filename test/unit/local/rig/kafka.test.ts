import { ensureTopic } from '../../../../local/rig/kafka.ts';
import { freePort } from '../../../../local/rig/tcp-ports.ts';

test('brokers that cannot be reached are named, with the topic that was wanted', async () => {
  const bootstrap = `127.0.0.1:${await freePort()}`;

  await expect(ensureTopic(bootstrap, 'logins')).rejects.toThrow(
    `Kafka on ${bootstrap} cannot be used for the topic "logins": `,
  );
});
