/** Calls of PutEvents that EventBridge takes per second by default, by Region ("EventBridge quotas", EventBridge guide). */
const putEventsPerSecond: Readonly<Record<string, number>> = {
  ...each(10_000, ['us-east-1', 'us-west-2', 'eu-west-1']),
  ...each(2_400, ['us-east-2', 'eu-central-1', 'eu-south-2']),
  ...each(1_200, ['us-west-1', 'ap-northeast-1', 'ap-southeast-1', 'ap-southeast-2', 'eu-west-2']),
  ...each(600, ['ap-east-1', 'ap-northeast-2', 'ap-south-1', 'ca-central-1', 'eu-north-1', 'eu-west-3', 'sa-east-1']),
};
const putEventsElsewhere = 400;

function each(limit: number, regions: readonly string[]): Readonly<Record<string, number>> {
  return Object.fromEntries(regions.map((region) => [region, limit]));
}

/** By default, of a Region. */
export const putEventsLimit = (region: string): number => putEventsPerSecond[region] ?? putEventsElsewhere;

/** Calls for authentication that Cognito takes per second by default, per account and Region ("Quotas", Cognito guide). */
export const userAuthenticationLimit = 120;

/** What a login of a local user makes: PreAuthentication, PostAuthentication and PreTokenGeneration fire, each publishes. */
export const triggersOfLogin = 3;

/** Seconds that an invocation holds its concurrency, publishing included: a careful guess, measured on one machine. */
export const secondsOfInvocation = 0.2;
