import { setTimeout } from 'node:timers/promises';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { parseFunctionArn } from '../../platform/function-arn.ts';
import { sampleEvents, type SampleEvent } from './sample-events.ts';
import { cognitoWaitsMs, validateVersion, type Invoked } from './version-validation.ts';

/** The event of CDK's provider framework for a custom resource. */
interface ResourceEvent {
  readonly RequestType: 'Create' | 'Update' | 'Delete';
  readonly ResourceProperties: Properties;
  /** Previous properties, only in an Update. */
  readonly OldResourceProperties?: Properties;
}

interface Properties {
  /** ARN of a published version of the trigger function. */
  readonly versionArn: string;
}

/**
 * Lambda handler of a custom resource: throws, and so fails the deployment, if a new version of the trigger function does not
 * return sample events as Cognito requires. Resources that depend on this one keep the previous version.
 */
export async function handler({ RequestType, ResourceProperties, OldResourceProperties }: ResourceEvent) {
  const PhysicalResourceId = 'trigger-version';
  const { versionArn } = ResourceProperties;
  // A rollback returns to an older version, which serves logins: no check may delay it.
  const isRollback =
    OldResourceProperties !== undefined && numberOf(versionArn) < numberOf(OldResourceProperties.versionArn);
  if (RequestType === 'Delete' || isRollback) return { PhysicalResourceId };
  try {
    const slowestMs = await validateVersion(sampleEvents, portsFor(new LambdaClient({ maxAttempts: 1 }), versionArn));
    return { PhysicalResourceId, Data: { slowestMs: String(slowestMs) } };
  } catch (cause) {
    throw new Error(
      `Version ${numberOf(versionArn)} of the trigger function must not get logins. ${(cause as Error).message}. Its log ` +
        'has details. Logins keep using the previous version, if there is one. Fix the function and deploy again.',
      { cause },
    );
  }
}

/** The ports of the validation, over Lambda. */
const portsFor = (client: Pick<LambdaClient, 'send'>, versionArn: string) => ({
  invoke: (event: SampleEvent) => invoke(client, versionArn, event),
  clock: () => performance.now(),
  pause: (attempt: number) => setTimeout(500 * 2 ** attempt),
});

/** Invokes the version as Cognito does, and waits a little longer. Rejects if Lambda did not run it. */
export async function invoke(
  client: Pick<LambdaClient, 'send'>,
  versionArn: string,
  event: SampleEvent,
): Promise<Invoked> {
  const command = new InvokeCommand({ FunctionName: versionArn, Payload: Buffer.from(JSON.stringify(event)) });
  const abortSignal = AbortSignal.timeout(cognitoWaitsMs + 1000);
  const { FunctionError, Payload } = await client.send(command, { abortSignal });
  const text = Buffer.from(Payload ?? []).toString();
  if (FunctionError !== undefined) return { failure: text.slice(0, 500) };
  try {
    return { answer: JSON.parse(text) as unknown };
  } catch {
    return { answer: text };
  }
}

const numberOf = (versionArn: string): number => Number(parseFunctionArn(versionArn)?.qualifier);
