import type { LambdaConfigType } from '@aws-sdk/client-cognito-identity-provider';
import type { DoctorAws } from './doctor-ports.ts';
import { finding, ok, problem, warning, type Finding } from './finding.ts';

// What CDK's default synthesizer asks for ("Bootstrapping", CDK guide).
const leastBootstrap = 6;

/** What a deployment needs of the account and Region, whichever stack it is. */
export const accountChecks = async (aws: DoctorAws, auditEnabled = true): Promise<Finding[]> => [
  ...(await finding('bootstrap', 'Sign in, name a --profile or --region, or allow ssm:GetParameter.', async () => {
    const version = await aws.bootstrapVersion();
    if (version !== undefined && version >= leastBootstrap)
      return [ok('bootstrap', `CDK bootstrap version ${version}`)];
    const text = version === undefined ? 'CDK has no bootstrap here' : `CDK bootstrap version ${version} is too old`;
    return [problem('bootstrap', text, 'Run npx cdk bootstrap in this account and Region.')];
  })),
  ...(auditEnabled
    ? await finding('trail', 'Allow cloudtrail:DescribeTrails, GetTrailStatus and GetEventSelectors.', async () => {
        const sentence = await aws.trail();
        if (sentence.startsWith('The trail ')) return [ok('trail', sentence)];
        return [warning('trail', sentence, 'Set audit.createTrail, or have a trail log management write events.')];
      })
    : []),
];

/** Whose functions are on the pool's triggers, whether ours may be invoked, and the plan of the pool. */
export const poolCheck = (
  aws: DoctorAws,
  userPoolId: string,
  look: (pool: PoolSeen) => Promise<readonly Finding[]>,
): Promise<Finding[]> =>
  finding(`pool.${userPoolId}`, 'Allow cognito-idp:DescribeUserPool and lambda:GetPolicy.', async () => {
    const described = await aws.pools.describe(userPoolId);
    if (!described) {
      return [problem(`pool.${userPoolId}`, 'there is no such pool', 'Correct its id, or the account and Region.')];
    }
    const { Arn = '', LambdaConfig = {}, UserPoolTier = 'unknown', SmsConfiguration } = described.pool;
    const smsRole = SmsConfiguration?.SnsCallerArn || undefined;
    const { returnedTriggers = {} } = described;
    return look({ userPoolId, arn: Arn, triggers: LambdaConfig, returnedTriggers, plan: UserPoolTier, smsRole });
  });

/** A pool, as far as the checks look at it. */
export interface PoolSeen {
  readonly userPoolId: string;
  readonly arn: string;
  readonly triggers: LambdaConfigType;
  /** Its triggers as Cognito returned them, also those that the SDK does not know. @default - those of `triggers` */
  readonly returnedTriggers?: object;
  readonly plan: string;
  /** ARN of the role with which it sends text messages; undefined if it sends none. */
  readonly smsRole: string | undefined;
}
