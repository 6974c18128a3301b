import { cognitoPools } from '../../../triggers/attachment/cognito-pools.ts';
import { attachment, type AttachmentProperties } from './custom-resource.ts';
import { pauses } from '../../../platform/pauses.ts';
import { answerStack, type StackRequest } from './stack-request.ts';
import { untilAllowed } from '../../../triggers/attachment/until-allowed.ts';

const ports = untilAllowed({ ...cognitoPools({ maxAttempts: 3 }), pause: pauses });

/** Lambda handler of the custom resource that attaches a pool. What it cannot answer Lambda has it try again. */
export const handler = async (request: StackRequest<AttachmentProperties>): Promise<void> => {
  const answer = await attachment(request, ports);
  console.log(answer.Reason ?? answer.Data?.['finding']);
  await answerStack(request, answer);
};
