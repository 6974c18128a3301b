import {
  CloudTrailClient,
  DescribeTrailsCommand,
  GetEventSelectorsCommand,
  GetTrailStatusCommand,
} from '@aws-sdk/client-cloudtrail';
import { pauses } from '../../platform/pauses.ts';
import { retryDenied } from '../../platform/retry-denied.ts';
import { selectsCognitoCalls } from './trail-selectors.ts';

type CloudTrail = Pick<CloudTrailClient, 'send'>;

// With a last pause of 16 seconds within the function's minute: a function that times out would fail the deployment.
const patienceMs = 40_000;

/**
 * Lambda handler of a custom resource: returns a sentence about the account's trails, and never fails a deployment. The
 * sentence begins with the day, because CloudFormation calls again only when the resource changes. `found` is "1" if a
 * trail sends the records, otherwise "0".
 */
export async function handler({ RequestType }: { readonly RequestType: 'Create' | 'Update' | 'Delete' }) {
  const PhysicalResourceId = 'audit-trail';
  if (RequestType === 'Delete') return { PhysicalResourceId };
  const { sentence, isFound } = await findTrail(
    new CloudTrailClient({ maxAttempts: 2 }),
    AbortSignal.timeout(patienceMs),
    pauses,
  );
  const finding = `${new Date().toISOString().slice(0, 10)}: ${sentence}`;
  return { PhysicalResourceId, Data: { finding, found: isFound ? '1' : '0' } };
}

const impact = 'no failed login, no logout and no change that an administrator makes becomes an event';
const remedy = 'set audit.createTrail in the configuration, or have a trail log management write events';

/** Whether a trail sends Cognito's records to EventBridge in this Region, and a sentence about it. */
export interface TrailFinding {
  readonly isFound: boolean;
  readonly sentence: string;
}

/**
 * Finds the trail that sends Cognito's records to EventBridge in this Region. A trail of another Region or of the
 * organization counts, too. If there is none, or CloudTrail returns an error, the sentence contains the fix. Retries after
 * a denial if `pause` is given. Never rejects.
 */
export async function findTrail(
  client: CloudTrail,
  abortSignal: AbortSignal,
  pause?: (attempt: number) => Promise<void>,
): Promise<TrailFinding> {
  const look = () => trailArn(client, abortSignal);
  try {
    const found = await (pause ? retryDenied(look, pause) : look());
    if (found !== undefined)
      return { isFound: true, sentence: `The trail ${found} hands Cognito's records to EventBridge.` };
    const sentence = `No trail logs Cognito's calls in this Region: ${impact}. To get them, ${remedy}.`;
    return { isFound: false, sentence };
  } catch (error) {
    return { isFound: false, sentence: unknownTrailStatus(error) };
  }
}

/** Resolves with the ARN of the trail; undefined for none. Rejects where a trail that it cannot see may be the one. */
async function trailArn(client: CloudTrail, abortSignal: AbortSignal): Promise<string | undefined> {
  const { trailList = [] } = await client.send(new DescribeTrailsCommand({}), { abortSignal });
  const arns = trailList.flatMap(({ TrailARN }) => TrailARN ?? []);
  const looks = await Promise.allSettled(arns.map((arn) => logsCognitoCalls(client, arn, abortSignal)));
  const found = arns.find((_, index) => looks[index]?.status === 'fulfilled' && looks[index].value);
  const refusal = looks.find((look) => look.status === 'rejected');
  if (found === undefined && refusal) throw refusal.reason;
  return found;
}

async function logsCognitoCalls(client: CloudTrail, arn: string, abortSignal: AbortSignal): Promise<boolean> {
  const { IsLogging } = await client.send(new GetTrailStatusCommand({ Name: arn }), { abortSignal });
  if (!IsLogging) return false;
  return selectsCognitoCalls(await client.send(new GetEventSelectorsCommand({ TrailName: arn }), { abortSignal }));
}

const unknownTrailStatus = (error: unknown): string =>
  `CloudTrail did not tell whether a trail logs Cognito's calls in this Region (${(error as Error).name}): without ` +
  `one, ${impact}. If there is none, ${remedy}.`;
