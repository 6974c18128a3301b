import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { configuredEndpoint, endpointOf } from '../../../../platform/aws-api/endpoint.ts';

const eventBridge = { prefix: 'events', variable: 'EVENTBRIDGE' };

/** The endpoint of the AWS SDK's own rules. */
function endpointOfSdk(Region: string, UseFIPS: boolean, UseDualStack: boolean): string {
  const { endpointProvider } = new EventBridgeClient({ region: 'eu-west-1' }).config;
  return endpointProvider({ Region, UseFIPS, UseDualStack }).url.href;
}

const regions = [
  ...['us-east-1', 'eu-central-1', 'ap-southeast-7', 'mx-central-1', 'cn-north-1', 'cn-northwest-1'],
  ...['us-gov-west-1', 'us-gov-east-1', 'us-iso-east-1', 'us-isob-east-1', 'eu-isoe-west-1', 'us-isof-south-1'],
  ...['eusc-de-east-1', 'xx-new-1'],
];

describe.each(regions)("%s has the AWS SDK's endpoint", (region) => {
  test.each([
    [false, false],
    [true, false],
    [false, true],
    [true, true],
  ])('with FIPS %s and dual-stack %s', (isFips, isDualStack) => {
    const env = { AWS_USE_FIPS_ENDPOINT: String(isFips), AWS_USE_DUALSTACK_ENDPOINT: String(isDualStack) };

    expect(endpointOf(eventBridge, region, env).href).toBe(endpointOfSdk(region, isFips, isDualStack));
  });
});

test('has the prefix of another service', () => {
  expect(endpointOf({ prefix: 'sqs', variable: 'SQS' }, 'eu-west-1', {}).href).toBe(
    'https://sqs.eu-west-1.amazonaws.com/',
  );
});

describe('a configured endpoint', () => {
  const [all, one] = ['http://localhost:4566/path', 'http://localhost:9/'];

  test.each([
    ['of all services', { AWS_ENDPOINT_URL: all }, all],
    ['of the service, before that of all', { AWS_ENDPOINT_URL: all, AWS_ENDPOINT_URL_EVENTBRIDGE: one }, one],
    ['of the service, which is empty', { AWS_ENDPOINT_URL: all, AWS_ENDPOINT_URL_EVENTBRIDGE: '' }, all],
    ['with FIPS switched off', { AWS_ENDPOINT_URL: all, AWS_USE_FIPS_ENDPOINT: 'false' }, all],
  ])('is that %s', (_which, env, expected) => {
    expect(configuredEndpoint('EVENTBRIDGE', env)?.href).toBe(expected);
    expect(endpointOf(eventBridge, 'eu-west-1', env).href).toBe(expected);
  });

  test.each([
    [{}],
    [{ AWS_ENDPOINT_URL: '' }],
    [{ AWS_ENDPOINT_URL_SQS: one }],
    [{ AWS_ENDPOINT_URL: all, AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'true' }],
    [{ AWS_ENDPOINT_URL: all, AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'true', AWS_USE_DUALSTACK_ENDPOINT: 'true' }],
  ])('does not exist for %j', (env) => {
    expect(configuredEndpoint('EVENTBRIDGE', env)).toBeUndefined();
  });

  test.each([
    ['is not a URL', { AWS_ENDPOINT_URL: 'localhost' }],
    ['comes with FIPS', { AWS_ENDPOINT_URL: all, AWS_USE_FIPS_ENDPOINT: 'true' }],
    ['comes with dual-stack', { AWS_ENDPOINT_URL: all, AWS_USE_DUALSTACK_ENDPOINT: 'true' }],
  ])('is invalid if it %s', (_what, env) => {
    const invalid = expect.objectContaining({
      code: 'INVALID_ENDPOINT',
      message: 'Invalid endpoint URL of EVENTBRIDGE, or one together with FIPS or dual-stack',
    }) as Error;

    expect(() => endpointOf(eventBridge, 'eu-west-1', env)).toThrow(invalid);
  });
});
