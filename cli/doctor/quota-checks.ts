import {
  concurrentExecutions,
  otherRegions,
  putEvents,
  regionClassOf,
  userAuthentication,
} from '../../contracts/quotas.ts';
import type { AccountPort } from './doctor-ports.ts';
import { finding, ok, warning, type Finding } from './finding.ts';

const raise = 'request a higher quota in Service Quotas, unless yours is higher than the default';

/** Compares logins per second with the quotas of the account. Lambda reports its own quota. Of the other quotas, only the default is known. */
export const quotaChecks = async (account: AccountPort, loginsPerSecond: number): Promise<Finding[]> => [
  ...(await finding('quota.lambda', 'Allow lambda:GetAccountSettings.', async () => {
    const limit = await account.concurrency();
    const needed = concurrentExecutions.needed(loginsPerSecond);
    const text = `${loginsPerSecond} logins per second need about ${needed} of ${limit} concurrent executions`;
    if (needed <= 0.8 * limit) return [ok('quota.lambda', text)];
    return [
      warning('quota.lambda', text, 'Request a higher quota "Concurrent executions" of Lambda in Service Quotas.'),
    ];
  })),
  ...(await finding('quota.events', 'Name the Region with --region.', async () => {
    const region = await account.region();
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
  const text = `${needed} per second of ${limit}, the default of ${what}`;
  return needed <= 0.8 * limit ? ok(check, text) : warning(check, text, `For ${what}, ${raise}.`);
}
