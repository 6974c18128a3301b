import { readSecret } from '../../../../kafka/access/read-secret.ts';
import { fakeAws, type AwsAnswer } from '../../../given/fakes/fake-aws.ts';

const arn = 'arn:aws:secretsmanager:eu-central-1:111122223333:secret:kafka-AbCdEf';

let end = () => Promise.resolve();
afterEach(() => end());

/** Secrets Manager with that answer. */
async function secretsManager(answer: AwsAnswer) {
  const aws = await fakeAws(() => answer);
  end = aws.close;
  return aws;
}

test('the text of a secret is read by its ARN', async () => {
  const { calls } = await secretsManager({ SecretString: '{"username":"ann"}' });

  expect(await readSecret(arn)).toBe('{"username":"ann"}');
  expect(calls).toEqual([{ operation: 'GetSecretValue', input: { SecretId: arn } }]);
});

test('reads a secret in its own Region, wherever the function runs', async () => {
  const { regions } = await secretsManager({ SecretString: '{}' });

  await readSecret(arn.replace('eu-central-1', 'us-east-1'));

  expect(regions).toEqual(['us-east-1']);
});

test.each([
  [
    'is forbidden',
    { status: 400, code: 'AccessDeniedException' },
    /AccessDeniedException.*secretsmanager:GetSecretValue.*kms:Decrypt/,
  ],
  ['is not there', { status: 400, code: 'ResourceNotFoundException' }, /ResourceNotFoundException/],
])('a secret that %s is named, with what to do', async (_what, answer, said) => {
  await secretsManager(answer);

  const reading = readSecret(arn);

  await expect(reading).rejects.toMatchObject({ code: 'KAFKA_CREDENTIALS_UNAVAILABLE', isFinal: true });
  await expect(reading).rejects.toThrow(said);
  await expect(reading).rejects.toThrow(arn);
  await expect(reading).rejects.toMatchObject({ cause: { name: answer.code } });
});

test.each([
  ['is binary', { SecretBinary: 'aHVudGVyMg==' }, /Its content is binary: store it as text/],
  ['is empty', { SecretString: '' }, /It is empty/],
])('rejects a secret that %s', async (_what, answer, said) => {
  await secretsManager(answer);

  const reading = readSecret(arn);

  await expect(reading).rejects.toMatchObject({ code: 'KAFKA_SECRET_UNUSABLE' });
  await expect(reading).rejects.toThrow(said);
  await expect(reading).rejects.toThrow(arn);
});

test('without a route to Secrets Manager it ends in time, and says what the VPC lacks', async () => {
  const { sockets } = await secretsManager('silence');

  await expect(readSecret(arn, 50)).rejects.toThrow(/did not answer in 50 ms.*interface endpoint.*NAT gateway/);
  // The request ends, too.
  while (sockets.size > 0) await new Promise(setImmediate);
});
