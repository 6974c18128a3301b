import { parseArn } from './arn.ts';

/** The Region that an ARN names; undefined for a resource without one, such as a role. */
export const regionOf = (arn: string): string | undefined => parseArn(arn)?.region || undefined;

/** The setting of an AWS client that calls the Region of the ARN, where the resource is. */
export function inRegionOf(arn: string): { readonly region?: string } {
  const region = regionOf(arn);
  return region === undefined ? {} : { region };
}

/** The partition that an ARN names. */
export const partitionOf = (arn: string): string | undefined => parseArn(arn)?.partition;

/** The Region in the name of a broker of Amazon MSK, `host:port`; undefined for any other host. */
export const regionOfBroker = (server: string): string | undefined =>
  /\.kafka(?:-serverless)?\.([a-z0-9-]+)\.amazonaws\.com(?:\.cn)?:\d+$/i.exec(server)?.[1]?.toLowerCase();
