import { oauthBearer } from '../../../../kafka/kafkajs/oauth-bearer.ts';
import { aProtocolError } from '../../../given/builders/a-kafka-error.ts';

/** A broker that answers each message with that text, or with that error; with the messages that it received. */
async function authenticated(answers: readonly (string | Error)[], token = () => Promise.resolve('a-token')) {
  const received: string[] = [];
  let accepted = 0;
  const { mechanism, authenticationProvider } = oauthBearer({
    mechanism: 'oauthbearer',
    token,
    accepted: () => (accepted += 1),
  });
  const { authenticate } = authenticationProvider({
    saslAuthenticate: ({ request, response }) => {
      const message = request.encode();
      expect(message.readInt32BE()).toBe(message.length - 4);
      received.push(message.subarray(4).toString());
      const answer = answers[received.length - 1] ?? '';
      if (answer instanceof Error) return Promise.reject(answer);
      const bytes = Buffer.concat([Buffer.alloc(4), Buffer.from(answer)]);
      return Promise.resolve(response?.parse(response.decode(bytes)));
    },
  });
  const error = await authenticate().then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  return { mechanism, received, accepted, error };
}

const message = 'n,,\u0001auth=Bearer a-token\u0001\u0001';

test('sends the token as RFC 7628 requires it, and reports that it was accepted', async () => {
  expect(await authenticated([''])).toEqual({
    mechanism: 'oauthbearer',
    received: [message],
    accepted: 1,
    error: undefined,
  });
});

test('confirms a refusal, so that the broker tells its reason', async () => {
  const reason = aProtocolError('SASL_AUTHENTICATION_FAILED', 58);
  const { received, accepted, error } = await authenticated(['{"status":"invalid_token"}', reason]);

  expect(received).toEqual([message, '\u0001']);
  expect([accepted, error]).toEqual([0, reason]);
});

test('rejects also where the broker tells no reason', async () => {
  const { accepted, error } = await authenticated(['{"status":"invalid_token"}', '']);

  expect([accepted, error]).toEqual([0, expect.any(Error)]);
});

test('rejects with the error of a broker that refuses at once, or of the token', async () => {
  const [refusal, noToken] = [aProtocolError('SASL_AUTHENTICATION_FAILED', 58), new Error('no token')];

  expect(await authenticated([refusal])).toMatchObject({ accepted: 0, error: refusal });
  expect(await authenticated([], () => Promise.reject(noToken))).toMatchObject({ received: [], error: noToken });
});
