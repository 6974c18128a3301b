import { InvokeCommand, type LambdaClient } from '@aws-sdk/client-lambda';
import { codeOf } from '../../platform/error-code.ts';

/** Invokes functions of Lambda asynchronously. An invocation is accepted if Lambda returns 202. */
export function asynchronousInvocation(client: Pick<LambdaClient, 'send'>) {
  return async (FunctionName: string, Payload: string): Promise<string | undefined> => {
    try {
      const command = new InvokeCommand({ FunctionName, InvocationType: 'Event', Payload: Buffer.from(Payload) });
      const { StatusCode } = await client.send(command);
      return StatusCode === 202 ? undefined : `STATUS_${String(StatusCode)}`;
    } catch (error) {
      return codeOf(error);
    }
  };
}
