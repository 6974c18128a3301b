import { openBad, type BadKind } from '../../../bench/bootstrap/bad-servers.ts';
import { aForwarder } from './a-forwarder.ts';
import { at, caSecretArn, passwords, secretArn, withCa, withPassword } from './a-secured-kafka.ts';

const overTls = { tls: true, caSecretArn } as const;
const ways = {
  plaintext: () => ({ bootstrap: at('plaintext') }),
  TLS: () => ({ bootstrap: at('tls'), security: overTls, secrets: withCa() }),
  SASL: () => ({
    bootstrap: at('user-tls'),
    security: { authentication: 'scram-sha-512', secretArn, ...overTls } as const,
    secrets: { ...withPassword('scram', passwords.scram), ...withCa() },
  }),
};

/** Sends the first batch of a new environment with these bootstrap servers. */
const firstBatch = (way: keyof typeof ways, others: readonly string[]) => {
  const { bootstrap, ...options } = ways[way]();
  return aForwarder({ ...options, bootstrap, brokers: [...others, bootstrap] }).forward();
};

test.each<[BadKind]>([['refused'], ['closes at once'], ['silent'], ['black hole']])(
  'delivers in seconds from new environments with two bad bootstrap servers: %s',
  async (kind) => {
    const bad = [await openBad(kind), await openBad(kind)];
    const addresses = bad.map(({ address }) => address);
    const environments = (['plaintext', 'TLS', 'SASL'] as const).flatMap((way) => [way, way]);

    const outcomes = await Promise.all(environments.map((way) => firstBatch(way, addresses)));

    bad.forEach(({ close }) => {
      close();
    });
    expect(outcomes.map(({ retried, code }) => [retried, code])).toEqual(environments.map(() => [0, undefined]));
    expect(Math.max(...outcomes.map(({ tookMs }) => tookMs))).toBeLessThan(10_000);
  },
);

test('delivers although another listener in the list refuses the authentication', async () => {
  const outcomes = [1, 2, 3, 4].map(() => firstBatch('SASL', [at('tls'), at('plaintext')]));

  expect((await Promise.all(outcomes)).map(({ code }) => code)).toEqual(Array(4).fill(undefined));
});

test('names each server, and reports the untrusted certificate, not a closed port', async () => {
  const closed = await openBad('refused');
  const forwarder = aForwarder({
    bootstrap: '',
    brokers: [closed.address, at('tls')],
    security: { tls: true },
  });

  const { code, detail } = await forwarder.forward();

  expect(code).toBe('KAFKA_CERTIFICATE_NOT_TRUSTED');
  expect(detail).toContain(`${closed.address}: ECONNREFUSED`);
  expect(detail).toMatch(new RegExp(`${at('tls')}: (?:SELF_SIGNED|UNABLE_TO)`));
});
