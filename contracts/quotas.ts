/** The day on which the defaults were read, in stored copies of AWS's pages. */
export const quotasReadOn = '2026-11-26';

/** Regions for which EventBridge has the same defaults, in calls and in deliveries per second. */
export interface RegionClass {
  readonly regions: readonly string[];
  readonly putEvents: number;
  readonly invocations: number;
}

/** "Amazon EventBridge quotas", EventBridge guide. */
export const regionClasses: readonly RegionClass[] = [
  { regions: ['us-east-1', 'us-west-2', 'eu-west-1'], putEvents: 10_000, invocations: 18_750 },
  { regions: ['us-east-2', 'eu-central-1', 'eu-south-2'], putEvents: 2_400, invocations: 4_500 },
  {
    regions: ['us-west-1', 'ap-northeast-1', 'ap-southeast-1', 'ap-southeast-2', 'eu-west-2'],
    putEvents: 1_200,
    invocations: 2_250,
  },
  {
    regions: ['ap-east-1', 'ap-northeast-2', 'ap-south-1', 'ca-central-1', 'eu-north-1', 'eu-west-3', 'sa-east-1'],
    putEvents: 600,
    invocations: 1_100,
  },
];

/** Every Region that no class names. */
export const otherRegions: RegionClass = { regions: [], putEvents: 400, invocations: 750 };

/** The class that a Region is in. */
export const regionClassOf = (region: string): RegionClass =>
  regionClasses.find(({ regions }) => regions.includes(region)) ?? otherRegions;

/** What a login of a local user makes: PreAuthentication, PostAuthentication and PreTokenGeneration fire, each publishes. */
export const triggersOfLogin = 3;

/** Seconds that an invocation holds its concurrency, publishing included: a careful guess, measured on one machine. */
export const secondsOfInvocation = 0.2;

/** A quota of the account in one Region that logins use up. All of them can be raised. */
export interface Quota {
  readonly name: string;
  readonly service: string;
  readonly needed: (loginsPerSecond: number) => number;
  /** What AWS gives without being asked. */
  readonly byDefault: (regionClass: RegionClass) => number;
  /** What happens beyond it. */
  readonly beyond: string;
  /** Where it is raised. */
  readonly raise: string;
  /** Page of AWS with the default. */
  readonly source: string;
}

/** A login through the API is one operation; answers to challenges have a quota of their own, three times as large. */
export const userAuthentication: Quota = {
  name: 'UserAuthentication',
  service: 'Cognito',
  needed: (loginsPerSecond) => loginsPerSecond,
  byDefault: () => 120,
  beyond: 'Cognito refuses logins.',
  raise:
    'Service Quotas (Amazon Cognito user pools), and then `UpdateProvisionedLimit`. With managed login, only Service ' +
    'Quotas. Cognito charges for requests above the default quota.',
  source: '"Quotas in Amazon Cognito", Cognito guide',
};

/** One call for each event: an invocation of the trigger function publishes one event. */
export const putEvents: Quota = {
  name: 'PutEvents',
  service: 'EventBridge',
  needed: (loginsPerSecond) => loginsPerSecond * triggersOfLogin,
  byDefault: (regionClass) => regionClass.putEvents,
  beyond:
    'Events go to the outbox, which brings them to the bus where there is room, for 24 hours at least. No login fails.',
  raise: 'Service Quotas (Amazon EventBridge), "PutEvents throttle limit in transactions per second".',
  source: '"Amazon EventBridge quotas", EventBridge guide',
};

/** One for each event and each rule that it matches; by default that of the forwarder. */
export const ruleInvocations: Quota = {
  name: 'Invocations',
  service: 'EventBridge',
  needed: (loginsPerSecond) => loginsPerSecond * triggersOfLogin,
  byDefault: (regionClass) => regionClass.invocations,
  beyond: 'EventBridge delivers later.',
  raise: 'Service Quotas (Amazon EventBridge), "Invocations throttle limit in transactions per second".',
  source: '"Amazon EventBridge quotas", EventBridge guide',
};

/** Of the trigger function only. The account's other functions need concurrency of their own. */
export const concurrentExecutions: Quota = {
  name: 'Concurrent executions',
  service: 'Lambda',
  needed: (loginsPerSecond) => Math.ceil(loginsPerSecond * triggersOfLogin * secondsOfInvocation),
  byDefault: () => 1_000,
  beyond: 'Lambda throttles the trigger function, and Cognito fails logins.',
  raise:
    'Service Quotas (AWS Lambda), "Concurrent executions". ' +
    '`delivery.reservedConcurrency` keeps other functions from using it up.',
  source: '"Lambda quotas", Lambda guide (new accounts have less)',
};

/** In the order in which a login meets them. */
export const quotas: readonly Quota[] = [userAuthentication, concurrentExecutions, putEvents, ruleInvocations];
