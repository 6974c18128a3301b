import { CloudFormation } from '@aws-sdk/client-cloudformation';
import { Lambda as LambdaClient } from '@aws-sdk/client-lambda';
import { Template } from 'aws-cdk-lib/assertions';
import { Alias, Code, Function as Lambda, Runtime } from 'aws-cdk-lib/aws-lambda';
import { ExistingUserPools, type ExistingUserPool } from '../../../infra/constructs/existing-user-pools.ts';
import { retainFunction } from '../../../infra/constructs/retained-function.ts';
import { attachment, type AttachmentProperties } from '../../../infra/deploy-checks/pool-attachment/custom-resource.ts';
import { cognitoPools } from '../../../triggers/attachment/cognito-pools.ts';
import { poolUpdate } from '../../../triggers/attachment/pool-update.ts';
import { answerStack, type StackRequest } from '../../../infra/deploy-checks/pool-attachment/stack-request.ts';
import { waitFor } from '../../../local/rig/wait-for.ts';
import { aStack } from '../../given/builders/a-stack.ts';
import { startEmulator, type Emulator } from './emulator.ts';
import { createUserPool, type UserPool } from './user-pool.ts';

const StackName = 'attached';
let emulator: Emulator;
let cloudFormation: CloudFormation;
let lambda: LambdaClient;
let userPool: UserPool;
/** Whether the owner of the pool has a tool that sets the triggers again after each of our updates. */
let ownerSetsAgain = false;

beforeAll(async () => {
  emulator = await startEmulator();
  cloudFormation = new CloudFormation(emulator.settings);
  lambda = new LambdaClient(emulator.settings);
  userPool = await createUserPool(emulator);
});
afterAll(() => emulator.stop());

const triggersNow = async () => {
  const { UserPool = {} } = await userPool.cognito.describeUserPool({ UserPoolId: userPool.UserPoolId });
  return UserPool.LambdaConfig ?? {};
};

/** The custom resource's handler, which runs in the process of the test. */
const handler = () =>
  emulator.createFunction(async (event) => {
    const request = event as StackRequest<AttachmentProperties>;
    const pools = cognitoPools(emulator.settings);
    const answer = await attachment(request, {
      ...pools,
      pause: () => Promise.resolve(),
      async update(change) {
        const before = await pools.describe(userPool.UserPoolId);
        await pools.update(change);
        if (ownerSetsAgain && before) await pools.update(poolUpdate(before.pool, before.pool.LambdaConfig ?? {}));
      },
    });
    await answerStack(request, answer);
  });

/** A trigger function with its pools as the pipeline has them, with another handler of the attachment. */
function templateOf(ServiceToken: string, pools: readonly ExistingUserPool[]) {
  const stack = aStack();
  const code = { code: Code.fromInline('exports.handler = async (event) => event;'), handler: 'index.handler' };
  const trigger = new Lambda(stack, 'Trigger', { ...code, runtime: Runtime.NODEJS_24_X });
  const live = new Alias(stack, 'Live', { aliasName: 'live', version: trigger.currentVersion });
  retainFunction(trigger, live);
  if (pools.length > 0) new ExistingUserPools(stack, 'Pools', { trigger: live, pools });
  const { Resources } = Template.fromStack(stack).toJSON() as { Resources: Record<string, Resource> };
  const kept = Object.entries(Resources).filter(([id]) => !id.includes('Handler'));
  return {
    Resources: Object.fromEntries(
      kept.map(([id, { DependsOn = [], ...resource }]) => [
        id,
        {
          ...resource,
          Properties: { ...resource.Properties, ...(resource.Properties['ServiceToken'] ? { ServiceToken } : {}) },
          DependsOn: [DependsOn].flat().filter((other) => !other.includes('Handler')),
        },
      ]),
    ),
  };
}

interface Resource {
  readonly Properties: Record<string, unknown>;
  readonly DependsOn?: string | readonly string[];
}

async function statusAfter(change: Promise<unknown>): Promise<string> {
  await change;
  return waitFor(
    async () => {
      const { Stacks = [] } = await cloudFormation.describeStacks({ StackName: await stackId() });
      const status = Stacks[0]?.StackStatus ?? '';
      return !status.endsWith('_IN_PROGRESS') && status;
    },
    { what: `the stack ${StackName}`, timeoutMs: 30_000 },
  );
}

let knownId: string | undefined;
async function stackId(): Promise<string> {
  knownId ??= (await cloudFormation.describeStacks({ StackName })).Stacks?.[0]?.StackId;
  return knownId ?? StackName;
}

/** Whether the pool may invoke what its trigger calls, which must exist. */
async function mayInvoke(functionArn: string): Promise<boolean> {
  const FunctionName = functionArn.replace(/:live$/, '');
  const Qualifier = 'live';
  await lambda.getFunction({ FunctionName, Qualifier });
  const { Policy = '' } = await lambda.getPolicy({ FunctionName, Qualifier });
  return Policy.includes(userPool.UserPoolId);
}

const body = (template: object) => ({
  StackName,
  TemplateBody: JSON.stringify(template),
  Capabilities: ['CAPABILITY_IAM' as const],
});
let serviceToken: string;
let without: object;
let PreSignUp: string;

test('attaches a pool again by a raised revision after another deployment', async () => {
  serviceToken = await handler();
  const { cognito, UserPoolId: id } = userPool;
  const attachedAt = (attachmentRevision: number) => templateOf(serviceToken, [{ id, attachmentRevision }]);
  without = templateOf(serviceToken, []);
  expect(await statusAfter(cloudFormation.createStack(body(attachedAt(0))))).toBe('CREATE_COMPLETE');
  const attached = await triggersNow();
  PreSignUp = attached.PreSignUp ?? '';
  expect(PreSignUp).toMatch(/:live$/);

  await cognito.updateUserPool({ UserPoolId: id, LambdaConfig: {} });
  expect(await statusAfter(cloudFormation.updateStack(body(attachedAt(1))))).toBe('UPDATE_COMPLETE');
  expect(await triggersNow()).toEqual(attached);
});

test('keeps a function that a pool still calls after a failed update and deletion', async () => {
  ownerSetsAgain = true;
  expect(await statusAfter(cloudFormation.updateStack(body(without)))).toBe('UPDATE_COMPLETE');
  expect(await triggersNow()).toMatchObject({ PreSignUp });
  expect(await mayInvoke(PreSignUp)).toBe(true);

  expect(await statusAfter(cloudFormation.deleteStack({ StackName }))).toBe('DELETE_FAILED');
  expect(await triggersNow()).toMatchObject({ PreSignUp });
  expect(await mayInvoke(PreSignUp)).toBe(true);

  ownerSetsAgain = false;
  expect(await statusAfter(cloudFormation.deleteStack({ StackName }))).toBe('DELETE_COMPLETE');
  expect(await triggersNow()).toEqual({});
});
