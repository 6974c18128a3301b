import { saslOf } from '../../../../kafka/kafkajs/sasl.ts';

test('a user and a password are passed on, and nothing else', () => {
  const login = { mechanism: 'scram-sha-512', username: 'forwarder', password: 'p' } as const;

  expect(saslOf({ ssl: {}, sasl: { ...login, ...{ comment: 'not for a client' } } })).toEqual({ sasl: login });
});

test('a token has an authentication of its own', () => {
  const token = () => Promise.resolve('a-token');

  expect(saslOf({ ssl: {}, sasl: { mechanism: 'oauthbearer', token, accepted: () => undefined } })).toEqual({
    sasl: { mechanism: 'oauthbearer', authenticationProvider: expect.any(Function) as unknown },
  });
});

test('without a login there is no authentication', () => {
  expect(saslOf({ ssl: {} })).toEqual({});
});
