import type { Trigger } from '../../../contracts/trigger-sources.ts';
import { attachPool, detachPool } from '../../../triggers/attachment/attach-pool.ts';
import type { Outcome, PoolPorts } from '../../../triggers/attachment/pool-ports.ts';
import type { StackAnswer, StackRequest } from './stack-request.ts';
import type { DesiredTriggers } from '../../../triggers/attachment/trigger-plan.ts';

/** What the template tells about one pool. */
export interface AttachmentProperties {
  readonly userPoolId: string;
  readonly functionArn: string;
  readonly except?: readonly Trigger[];
  /** A change of it alone has the next deployment attach the pool again. */
  readonly attachmentRevision?: number | string;
}

/**
 * Attaches or detaches as CloudFormation asks. Another pool is another physical resource, so that CloudFormation has the
 * previous one detached. A deletion uses the properties, because a creation may have ended without a response. Never
 * rejects.
 */
export async function attachment(request: StackRequest<AttachmentProperties>, ports: PoolPorts): Promise<StackAnswer> {
  const { userPoolId } = request.ResourceProperties;
  const isDelete = request.RequestType === 'Delete';
  const answer = { PhysicalResourceId: physicalIdOf(request) };
  try {
    const outcome = await (isDelete ? detachPool : attachPool)(userPoolId, desiredTriggers(request), ports);
    const finding = findingOf(request, outcome);
    // A deletion leaves the pool without the function. If it failed, nothing would improve.
    if (outcome.differences.length === 0 || isDelete) return { ...answer, Status: 'SUCCESS', Data: { finding } };
    return { ...answer, Status: 'FAILED', Reason: finding };
  } catch (error) {
    const remedy = isDelete ? ` ${howToDelete(request.ResourceProperties)}` : '';
    return { ...answer, Status: 'FAILED', Reason: `${userPoolId}: ${(error as Error).message}${remedy}` };
  }
}

function physicalIdOf(request: StackRequest<AttachmentProperties>): string {
  const { PhysicalResourceId, ResourceProperties, OldResourceProperties = ResourceProperties } = request;
  const isSamePool = ResourceProperties.userPoolId === OldResourceProperties.userPoolId;
  return (isSamePool ? PhysicalResourceId : undefined) ?? ResourceProperties.userPoolId;
}

function desiredTriggers(request: StackRequest<AttachmentProperties>): DesiredTriggers {
  const { ResourceProperties, OldResourceProperties = ResourceProperties } = request;
  return { ...ResourceProperties, formerArns: [OldResourceProperties.functionArn] };
}

function findingOf(request: StackRequest<AttachmentProperties>, outcome: Outcome): string {
  const { RequestType, ResourceProperties } = request;
  const { userPoolId, except = [] } = ResourceProperties;
  const { differences, changedMeanwhile = [], missing = [] } = outcome;
  const left = except.length > 0 ? ` but ${except.join(', ')}` : '';
  const what = RequestType === 'Delete' ? 'detached' : `on every observed trigger${left}`;
  if (missing.length > 0) {
    return (
      `${userPoolId}: another party removed the function from ${missing.join(', ')} after each update. Add it in the tool ` +
      "that manages the pool's triggers (cognito-to-kafka attach --print all), and set attach to false for this pool."
    );
  }
  if (differences.length > 0) {
    const next = RequestType === 'Delete' ? 'Correct these fields.' : 'Correct these fields, then deploy again.';
    return (
      `${userPoolId}: ${what}, but these fields differ from their values just before the update: ` +
      `${differences.join(', ')}. Another party changed them, or Cognito did. ${next}`
    );
  }
  if (changedMeanwhile.length === 0) return `${userPoolId}: ${what}; nothing else of the pool changed.`;
  return (
    `${userPoolId}: ${what}; another party changed ${changedMeanwhile.join(', ')} meanwhile, and the update kept that. ` +
    'Check these fields.'
  );
}

// When the deletion of a resource fails, CloudFormation still deletes its dependencies. The template therefore retains
// the function, its alias, role and permissions (https://github.com/aws-cloudformation/cloudformation-coverage-roadmap/issues/852).
const howToDelete = ({ userPoolId, functionArn }: AttachmentProperties): string =>
  `The trigger function is retained, so that logins succeed. Detach the pool (cognito-to-kafka detach --function ` +
  `${functionArn} --pool ${userPoolId} --yes), then delete the stack again, and retain this resource if ` +
  'CloudFormation can no longer delete it.';
