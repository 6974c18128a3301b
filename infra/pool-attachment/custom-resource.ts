import type { Trigger } from '../../contracts/trigger-sources.ts';
import { attachPool, detachPool, type Outcome, type PoolPorts } from './attach-pool.ts';
import type { StackAnswer, StackRequest } from './stack-request.ts';
import type { Wanted } from './trigger-plan.ts';

/** What the template tells about one pool. */
export interface AttachmentProperties {
  readonly userPoolId: string;
  readonly functionArn: string;
  readonly except?: readonly Trigger[];
}

/**
 * Attaches or detaches as CloudFormation asks; a resource stays with its pool. What is deleted is told by its properties,
 * also where its creation never got as far as an answer. Never rejects.
 */
export async function attachment(request: StackRequest<AttachmentProperties>, ports: PoolPorts): Promise<StackAnswer> {
  const { userPoolId } = request.ResourceProperties;
  const answer = { PhysicalResourceId: request.PhysicalResourceId ?? userPoolId };
  try {
    const outcome = await (request.RequestType === 'Delete' ? detachPool : attachPool)(
      userPoolId,
      wantedBy(request),
      ports,
    );
    return { ...answer, Status: 'SUCCESS', Data: { finding: findingOf(request, outcome) } };
  } catch (error) {
    const remedy = request.RequestType === 'Delete' ? `. ${howToDelete(userPoolId)}` : '';
    return { ...answer, Status: 'FAILED', Reason: `${(error as Error).message}${remedy}` };
  }
}

const wantedBy = ({ ResourceProperties, OldResourceProperties }: StackRequest<AttachmentProperties>): Wanted => {
  const { functionArn, except = [] } = ResourceProperties;
  return { functionArn, except, formerArns: OldResourceProperties ? [OldResourceProperties.functionArn] : [] };
};

function findingOf({ RequestType, ResourceProperties }: StackRequest<AttachmentProperties>, outcome: Outcome): string {
  const { userPoolId, except = [] } = ResourceProperties;
  const left = except.length > 0 ? ` but ${except.join(', ')}` : '';
  const what = RequestType === 'Delete' ? 'detached' : `on every observed trigger${left}`;
  const { differences } = outcome;
  if (differences.length === 0) return `${userPoolId}: ${what}; nothing else of the pool changed.`;
  return (
    `${userPoolId}: ${what}; these fields differ from what they were before: ${differences.join(', ')}. Somebody else ` +
    'changed them meanwhile, or Cognito did: look at them.'
  );
}

// Better a deletion that waits than one that takes away the function that every login of the pool calls.
const howToDelete = (userPoolId: string): string =>
  `The stack keeps its trigger function until the pool lets go of it. Put that right, or take the function off the ` +
  `triggers yourself (cognito-to-kafka detach --pool ${userPoolId}), and delete the stack again`;
