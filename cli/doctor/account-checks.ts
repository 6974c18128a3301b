import type { LambdaConfigType } from '@aws-sdk/client-cognito-identity-provider';
import type { AccountPort, PoolPort } from './doctor-ports.ts';
import { finding, ok, problem, warning, type Finding } from './finding.ts';

// What CDK's default synthesizer asks for ("Bootstrapping", CDK guide).
const leastBootstrap = 6;

/** Checks the account and Region for the deployment of any stack. */
export const accountChecks = async (account: AccountPort, auditEnabled = true): Promise<Finding[]> => [
  ...(await finding('bootstrap', 'Sign in, name a --profile or --region, or allow ssm:GetParameter.', async () => {
    const version = await account.bootstrapVersion();
    if (version !== undefined && version >= leastBootstrap)
      return [ok('bootstrap', `CDK bootstrap version ${version}`)];
    const text =
      version === undefined
        ? 'this account and Region have no CDK bootstrap'
        : `CDK bootstrap version ${version} is too old`;
    return [problem('bootstrap', text, 'Run npx cdk bootstrap in this account and Region.')];
  })),
  ...(auditEnabled
    ? await finding('trail', 'Allow cloudtrail:DescribeTrails, GetTrailStatus and GetEventSelectors.', async () => {
        const sentence = await account.trail();
        if (sentence.startsWith('The trail ')) return [ok('trail', sentence)];
        return [
          warning('trail', sentence, 'Set audit.createTrail, or create a trail that logs management write events.'),
        ];
      })
    : []),
];

/** Reads a pool and checks it. A pool that does not exist is a problem. */
export const poolCheck = (
  pools: PoolPort,
  userPoolId: string,
  check: (pool: ObservedPool) => Promise<readonly Finding[]>,
): Promise<Finding[]> =>
  finding(`pool.${userPoolId}`, 'Allow cognito-idp:DescribeUserPool and lambda:GetPolicy.', async () => {
    const described = await pools.describe(userPoolId);
    if (!described) {
      return [
        problem(
          `pool.${userPoolId}`,
          'does not exist',
          'Correct the id, or use --profile and --region for the account and Region of the pool.',
        ),
      ];
    }
    const { Arn = '', LambdaConfig = {}, UserPoolTier = 'unknown', SmsConfiguration } = described.pool;
    const smsRole = SmsConfiguration?.SnsCallerArn || undefined;
    const { returnedTriggers = {} } = described;
    return check({ userPoolId, arn: Arn, triggers: LambdaConfig, returnedTriggers, plan: UserPoolTier, smsRole });
  });

/** The properties of a pool that the checks read. */
export interface ObservedPool {
  readonly userPoolId: string;
  readonly arn: string;
  readonly triggers: LambdaConfigType;
  /** Its triggers as Cognito returned them, also those that the SDK does not know. @default - those of `triggers` */
  readonly returnedTriggers?: object;
  readonly plan: string;
  /** ARN of the role with which the pool sends text messages; `undefined` if it sends none. */
  readonly smsRole: string | undefined;
}
