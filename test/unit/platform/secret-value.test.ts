import { secretValue } from '../../../platform/secret-value.ts';
import { fakeAws, type AwsAnswer } from '../../given/fakes/fake-aws.ts';

const secretArn = 'arn:aws:secretsmanager:eu-central-1:111122223333:secret:privacy-hash-key-a1b2c3';
const parameterArn = 'arn:aws:ssm:eu-central-1:111122223333:parameter/privacy/hash-key';

/** Reads what AWS answers so; gives the value or the error, and the calls. */
async function read(arn: string, answer: AwsAnswer) {
  const aws = await fakeAws(() => answer);
  try {
    const outcome = await secretValue(arn).then(
      (value) => ({ value }),
      (error: unknown) => ({ error }),
    );
    return { outcome, calls: aws.calls, regions: aws.regions };
  } finally {
    await aws.close();
  }
}

test('a secret is read by its ARN', async () => {
  expect(await read(secretArn, { SecretString: 'Jefe' })).toMatchObject({
    outcome: { value: 'Jefe' },
    calls: [{ operation: 'GetSecretValue', input: { SecretId: secretArn } }],
  });
});

test('a parameter is read by its ARN, and decrypted', async () => {
  expect(await read(parameterArn, { Parameter: { Value: 'Jefe' } })).toMatchObject({
    outcome: { value: 'Jefe' },
    calls: [{ operation: 'GetParameter', input: { Name: parameterArn, WithDecryption: true } }],
  });
});

test.each([secretArn, parameterArn])('reads %s in its own Region, wherever the function runs', async (arn) => {
  const answer = { SecretString: 'Jefe', Parameter: { Value: 'Jefe' } };
  const { regions } = await read(arn.replace('eu-central-1', 'us-east-1'), answer);

  expect(regions).toEqual(['us-east-1']);
});

test.each([
  ['a secret that is not text', secretArn, { SecretBinary: 'SmVmZQ==' }],
  ['an empty secret', secretArn, { SecretString: '' }],
  ['an empty parameter', parameterArn, { Parameter: { Value: '' } }],
  ['no parameter', parameterArn, {}],
])('%s is an error that names where, as no value would be hashed with it', async (_what, arn, answer) => {
  const { outcome } = await read(arn, answer);

  expect(outcome).toMatchObject({ error: { code: 'EMPTY_SECRET', message: `${arn} holds no text` } });
});

test.each([
  [secretArn, 'ResourceNotFoundException'],
  [parameterArn, 'ParameterNotFound'],
])('rejects for %s with the error of the service: %s', async (arn, code) => {
  const { outcome } = await read(arn, { status: 400, code });

  expect(outcome).toMatchObject({ error: { name: code } });
});
