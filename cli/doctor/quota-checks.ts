import {
  concurrentExecutions,
  otherRegions,
  putEvents,
  regionClassOf,
  userAuthentication,
} from '../../contracts/quotas.ts';
import type { DoctorAws } from './doctor-ports.ts';
import { finding, ok, warning, type Finding } from './finding.ts';

const raise = 'have the quota raised (Service Quotas), if it has not been: only its default is known here';

/** Whether so many logins per second fit into what the account may do; Lambda tells its own, of the others the default is known. */
export const quotaChecks = async (aws: DoctorAws, loginsPerSecond: number): Promise<Finding[]> => [
  ...(await finding('quota.lambda', 'Allow lambda:GetAccountSettings.', async () => {
    const limit = await aws.accountConcurrency();
    const needed = concurrentExecutions.needed(loginsPerSecond);
    const text = `${loginsPerSecond} logins a second take about ${needed} of ${limit} concurrent executions`;
    if (needed <= 0.8 * limit) return [ok('quota.lambda', text)];
    return [warning('quota.lambda', text, 'Have the quota "Concurrent executions" of Lambda raised.')];
  })),
  ...(await finding('quota.events', 'Name the Region with --region.', async () => {
    const region = await aws.region();
    const limit = putEvents.byDefault(regionClassOf(region));
    return [against('quota.events', putEvents.needed(loginsPerSecond), limit, `${putEvents.name} in ${region}`)];
  })),
  against(
    'quota.cognito',
    userAuthentication.needed(loginsPerSecond),
    userAuthentication.byDefault(otherRegions),
    `${userAuthentication.name} of ${userAuthentication.service}`,
  ),
];

function against(check: string, needed: number, limit: number, what: string): Finding {
  const text = `${needed} a second of ${limit}, the default of ${what}`;
  return needed <= 0.8 * limit ? ok(check, text) : warning(check, text, `For ${what}, ${raise}.`);
}
