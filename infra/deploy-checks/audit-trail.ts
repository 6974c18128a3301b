import {
  CloudTrailClient,
  DescribeTrailsCommand,
  GetEventSelectorsCommand,
  GetTrailStatusCommand,
} from '@aws-sdk/client-cloudtrail';
import { selectsCognitoCalls } from './trail-selectors.ts';

type CloudTrail = Pick<CloudTrailClient, 'send'>;

// Well within the function's 30 seconds: a function that does not answer would fail the deployment.
const patienceMs = 20_000;

/**
 * Lambda handler of a custom resource: gives a sentence about the account's trails, and never fails a deployment. The
 * sentence begins with the day, because CloudFormation asks again only when the resource changes.
 */
export async function handler({ RequestType }: { readonly RequestType: 'Create' | 'Update' | 'Delete' }) {
  const PhysicalResourceId = 'audit-trail';
  if (RequestType === 'Delete') return { PhysicalResourceId };
  const sentence = await lookForTrail(new CloudTrailClient({ maxAttempts: 2 }), AbortSignal.timeout(patienceMs));
  return { PhysicalResourceId, Data: { finding: `${new Date().toISOString().slice(0, 10)}: ${sentence}` } };
}

const whatIsLost = 'no failed login, no logout and no change that an administrator makes becomes an event';
const remedy = 'set audit.createTrail in the configuration, or have a trail log management write events';

/**
 * Says which trail hands Cognito's records to EventBridge in this Region, also one of another Region or of the
 * organisation; or that none does, or that CloudTrail does not tell, and what to do. Never rejects.
 */
export async function lookForTrail(client: CloudTrail, abortSignal: AbortSignal): Promise<string> {
  try {
    const { trailList = [] } = await client.send(new DescribeTrailsCommand({}), { abortSignal });
    const arns = trailList.flatMap(({ TrailARN }) => TrailARN ?? []);
    const looks = await Promise.allSettled(arns.map((arn) => logsCognitoCalls(client, arn, abortSignal)));
    const found = arns.find((_, index) => looks[index]?.status === 'fulfilled' && looks[index].value);
    if (found !== undefined) return `The trail ${found} hands Cognito's records to EventBridge.`;
    const refusal = looks.find((look) => look.status === 'rejected');
    if (refusal) return notTold(refusal.reason);
    return `No trail logs Cognito's calls in this Region: ${whatIsLost}. To get them, ${remedy}.`;
  } catch (error) {
    return notTold(error);
  }
}

async function logsCognitoCalls(client: CloudTrail, arn: string, abortSignal: AbortSignal): Promise<boolean> {
  const { IsLogging } = await client.send(new GetTrailStatusCommand({ Name: arn }), { abortSignal });
  if (!IsLogging) return false;
  return selectsCognitoCalls(await client.send(new GetEventSelectorsCommand({ TrailName: arn }), { abortSignal }));
}

const notTold = (error: unknown): string =>
  `CloudTrail did not tell whether a trail logs Cognito's calls in this Region (${(error as Error).name}): without ` +
  `one, ${whatIsLost}. If there is none, ${remedy}.`;
