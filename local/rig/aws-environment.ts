/** Region of the local stack. Not us-east-1, so that nothing can rely on a default. */
export const region = 'eu-west-1';

/** Account of the local stack: the emulator takes the access key's digits for it. */
export const accountId = '000000000000';

/**
 * Variables with which the AWS SDKs, the AWS CLI and CDK talk to the emulator on this machine.
 * The address is an IP, because for a host name the SDK would put the bucket's name in front of it.
 */
export function awsEnvironment(endpoint: string): Record<string, string> {
  return {
    AWS_ENDPOINT_URL: endpoint,
    AWS_ACCESS_KEY_ID: accountId,
    AWS_SECRET_ACCESS_KEY: 'local',
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    AWS_EC2_METADATA_DISABLED: 'true',
  };
}

/** Settings for an SDK client of this process. */
export function clientSettings(endpoint: string) {
  return { endpoint, region, credentials: { accessKeyId: accountId, secretAccessKey: 'local' } };
}
