import { partitionOfRegion, type Partition } from '../aws-partition.ts';

/** Environment variables by name. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** A service, as the rules of its endpoints name it. */
export interface ServiceEndpoint {
  /** First part of its host names, for example `events`. */
  readonly prefix: string;
  /** Last part of the variable AWS_ENDPOINT_URL_…, for example `EVENTBRIDGE`. */
  readonly variable: string;
}

/** DNS suffixes of the partitions, IPv4 and dual-stack ("partitions.json" of the AWS SDKs). */
const suffixes: Readonly<Record<Partition, { readonly ipv4: string; readonly dualStack: string }>> = {
  aws: { ipv4: 'amazonaws.com', dualStack: 'api.aws' },
  'aws-us-gov': { ipv4: 'amazonaws.com', dualStack: 'api.aws' },
  'aws-cn': { ipv4: 'amazonaws.com.cn', dualStack: 'api.amazonwebservices.com.cn' },
  'aws-eusc': { ipv4: 'amazonaws.eu', dualStack: 'api.amazonwebservices.eu' },
  'aws-iso': { ipv4: 'c2s.ic.gov', dualStack: 'api.aws.ic.gov' },
  'aws-iso-b': { ipv4: 'sc2s.sgov.gov', dualStack: 'api.aws.scloud' },
  'aws-iso-e': { ipv4: 'cloud.adc-e.uk', dualStack: 'api.cloud-aws.adc-e.uk' },
  'aws-iso-f': { ipv4: 'csp.hci.ic.gov', dualStack: 'api.aws.hci.ic.gov' },
};

/** Returns the endpoint of a service in a Region, by the same variables and rules as the AWS SDK. Throws as `configuredEndpoint` does. */
export function endpointOf({ prefix, variable }: ServiceEndpoint, region: string, env: Environment): URL {
  const configured = configuredEndpoint(variable, env);
  if (configured) return configured;
  const [isFips, isDualStack] = [isOn(env['AWS_USE_FIPS_ENDPOINT']), isOn(env['AWS_USE_DUALSTACK_ENDPOINT'])];
  const partition = partitionOfRegion(region);
  const { ipv4, dualStack } = suffixes[partition];
  // In GovCloud the usual endpoints are validated for FIPS.
  const service = isFips && partition !== 'aws-us-gov' ? `${prefix}-fips` : prefix;
  return new URL(`https://${service}.${region}.${isDualStack ? dualStack : ipv4}`);
}

/**
 * Returns the endpoint that AWS_ENDPOINT_URL or AWS_ENDPOINT_URL_… sets, usually that of an emulator; `undefined` if none is set.
 * Throws an error with the code INVALID_ENDPOINT for a value that is not a URL, and together with FIPS or dual-stack, as the AWS SDK
 * does.
 */
export function configuredEndpoint(variable: string, env: Environment): URL | undefined {
  if (isOn(env['AWS_IGNORE_CONFIGURED_ENDPOINT_URLS'])) return undefined;
  const url = env[`AWS_ENDPOINT_URL_${variable}`] || env['AWS_ENDPOINT_URL'];
  if (!url) return undefined;
  const isForAws = isOn(env['AWS_USE_FIPS_ENDPOINT']) || isOn(env['AWS_USE_DUALSTACK_ENDPOINT']);
  if (!isForAws && URL.canParse(url)) return new URL(url);
  throw Object.assign(new Error(`Invalid endpoint URL of ${variable}, or one together with FIPS or dual-stack`), {
    code: 'INVALID_ENDPOINT',
  });
}

const isOn = (value: string | undefined): boolean => value === 'true';
