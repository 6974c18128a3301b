import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { personalKafka } from '../../../../replay/kafka/personal-kafka.ts';
import { plaintext } from '../../../given/builders/plaintext.ts';
import { fakeAws, setEnvironment, type AwsAnswer } from '../../../given/fakes/fake-aws.ts';

let aws: Awaited<ReturnType<typeof fakeAws>> | undefined;
afterEach(() => aws?.close());

const access = async (settings: { readonly profile?: string } = {}, answer: AwsAnswer = {}) => {
  aws = await fakeAws(() => answer);
  return personalKafka({ ...plaintext, region: 'eu-west-1' }, settings);
};

test.each([
  ['its own Region', 'arn:aws:secretsmanager:us-east-1:111122223333:secret:kafka', 'us-east-1'],
  ['the Region of the operator', 'kafka', 'eu-central-1'],
])('reads a secret from %s', async (_what, secret, region) => {
  const { readSecret } = await access({}, { SecretString: '{"username":"ann"}' });

  expect(await readSecret(secret)).toBe('{"username":"ann"}');
  expect(aws?.calls).toEqual([{ operation: 'GetSecretValue', input: { SecretId: secret } }]);
  expect(aws?.regions).toEqual([region]);
});

test('reads a secret without text as empty', async () => {
  const { readSecret } = await access({}, { SecretBinary: 'AA==' });

  expect(await readSecret('kafka')).toBe('');
});

/** Who has signed a token, and for which Region. */
const signerOf = (token: string | undefined) =>
  new URL(Buffer.from(token ?? '', 'base64url').toString()).searchParams.get('X-Amz-Credential');

test("signs a token with the operator's credentials, or with those of the profile", async () => {
  const folder = await mkdtemp(join(tmpdir(), 'cognito-to-kafka-'));
  const file = join(folder, 'credentials');
  await writeFile(file, '[ops]\naws_access_key_id = ofOps\naws_secret_access_key = secret\n');
  const { token } = await access();
  const { token: tokenOfProfile } = personalKafka({ ...plaintext, region: 'eu-west-1' }, { profile: 'ops' });
  const restore = setEnvironment({ AWS_SHARED_CREDENTIALS_FILE: file });
  try {
    expect(signerOf(await token())).toMatch(/^nobody\/\d{8}\/eu-west-1\/kafka-cluster\/aws4_request$/);
    expect(signerOf(await tokenOfProfile())).toMatch(/^ofOps\/\d{8}\/eu-west-1\/kafka-cluster\/aws4_request$/);
  } finally {
    restore();
    await rm(folder, { recursive: true });
  }
});
