/** A price in us-east-1, without free tiers and without discounts for volume. */
export interface Price {
  readonly usd: number;
  readonly per: string;
  /** Title of AWS's page. */
  readonly page: string;
  /** Source of the rate: a copy of AWS's page, or a quotation of it. AWS's page shows most rates only in a browser. */
  readonly read: 'in an undated copy of the page' | 'as others quote it';
}

/** The day on which the prices were looked up. */
export const pricesReadOn = '2026-11-26';

export const prices = {
  busEvent: {
    usd: 1.0,
    per: 'million custom events of up to 64 KB, with rules and delivery in the account',
    page: 'Amazon EventBridge pricing',
    read: 'as others quote it',
  },
  archiveIn: {
    usd: 0.1,
    per: 'GB put into an archive',
    page: 'Amazon EventBridge pricing',
    read: 'as others quote it',
  },
  archiveKept: {
    usd: 0.023,
    per: 'GB kept in an archive for a month; one guide of 2026 says 0.10',
    page: 'Amazon EventBridge pricing',
    read: 'as others quote it',
  },
  apiDestination: {
    usd: 0.2,
    per: 'million events to an API destination',
    page: 'Amazon EventBridge pricing',
    read: 'as others quote it',
  },
  queueRequest: {
    usd: 0.4,
    per: 'million requests of a standard queue, of up to 64 KB',
    page: 'Amazon SQS pricing',
    read: 'as others quote it',
  },
  tableRead: {
    usd: 0.125,
    per: 'million read request units of a DynamoDB table on demand, each for two eventually consistent reads',
    page: 'Amazon DynamoDB pricing',
    read: 'as others quote it',
  },
  tableWrite: {
    usd: 0.625,
    per: 'million write request units of a DynamoDB table on demand',
    page: 'Amazon DynamoDB pricing',
    read: 'as others quote it',
  },
  invocation: { usd: 0.2, per: 'million invocations', page: 'AWS Lambda pricing', read: 'as others quote it' },
  gigabyteSecond: {
    usd: 0.0000133334,
    per: 'GB-second on arm64, the default of the configuration',
    page: 'AWS Lambda pricing',
    read: 'as others quote it',
  },
  provisionedSecond: {
    usd: 0.0000033334,
    per: 'GB-second of provisioned concurrency on arm64, with or without invocations',
    page: 'AWS Lambda pricing',
    read: 'as others quote it',
  },
  provisionedInvocationSecond: {
    usd: 0.0000077778,
    per: 'GB-second of invocations on arm64 that use provisioned concurrency',
    page: 'AWS Lambda pricing',
    read: 'as others quote it',
  },
  logged: {
    usd: 0.5,
    per: 'GB that a function logs',
    page: 'Amazon CloudWatch pricing',
    read: 'as others quote it',
  },
  customMetric: {
    usd: 0.3,
    per: 'custom metric in a month, by the hours in which it has data',
    page: 'Amazon CloudWatch pricing',
    read: 'as others quote it',
  },
  alarmMetric: {
    usd: 0.1,
    per: 'metric that an alarm compares in a month',
    page: 'Amazon CloudWatch pricing',
    read: 'as others quote it',
  },
  schedulerInvocation: {
    usd: 1.0,
    per: 'million invocations of EventBridge Scheduler',
    page: 'Amazon EventBridge pricing',
    read: 'as others quote it',
  },
  secondTrail: {
    usd: 20,
    per: "million management events in a second and every further trail; the first trail's are free",
    page: 'AWS CloudTrail pricing',
    read: 'in an undated copy of the page',
  },
  serverlessCluster: {
    usd: 0.75,
    per: 'hour of a cluster of MSK Serverless',
    page: 'Amazon MSK pricing',
    read: 'as others quote it',
  },
  serverlessPartition: {
    usd: 0.0015,
    per: 'hour of a partition on MSK Serverless',
    page: 'Amazon MSK pricing',
    read: 'as others quote it',
  },
  endpoint: {
    usd: 0.01,
    per: 'hour of an interface endpoint in one zone',
    page: 'AWS PrivateLink pricing',
    read: 'as others quote it',
  },
} as const satisfies Readonly<Record<string, Price>>;
