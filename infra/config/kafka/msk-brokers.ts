const rfc1918 = /^(10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.)/;
const ofMsk = /\.kafka(-serverless)?\.[a-z0-9-]+\.amazonaws\.com(\.cn)?$/;

/**
 * Whether a bootstrap server, host:port, has an address that is only reached from a VPC: a private IPv4 address (RFC 1918),
 * or the name of an MSK broker. MSK's public names begin with `b-1-public` ("Port information", Amazon MSK developer guide).
 */
export function isPrivateBroker(server: string): boolean {
  const host = server.replace(/:\d+$/, '').toLowerCase();
  return rfc1918.test(host) || (ofMsk.test(host) && !/^b-\d+-public\./.test(host));
}

/** Returns `kafka.brokers` of a configuration, which may have any shape. */
export const brokersIn = (found: unknown): readonly string[] =>
  Array.isArray(found) ? (found as unknown[]).filter((broker): broker is string => typeof broker === 'string') : [];

/** Whether one of the brokers is of a provisioned MSK cluster. */
export const isProvisioned = (brokers: unknown): boolean =>
  brokersIn(brokers).some((broker) => /\.kafka\.[^:]*\.amazonaws\.com(\.cn)?:/.test(broker));

/** Whether one of the brokers is of MSK Serverless. */
export const isServerless = (brokers: unknown): boolean =>
  brokersIn(brokers).some((broker) => /\.kafka-serverless\.[^:]*\.amazonaws\.com:/.test(broker));
