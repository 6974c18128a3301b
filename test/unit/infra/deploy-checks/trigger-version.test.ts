import type { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { sampleEvents } from '../../../../infra/deploy-checks/sample-events.ts';
import { handler, invoke } from '../../../../infra/deploy-checks/trigger-version.ts';
import { validateVersion, type Invoked } from '../../../../infra/deploy-checks/version-validation.ts';
import { fakeAws, type AwsAnswer } from '../../../given/fakes/fake-aws.ts';

const [sample = { triggerSource: '', userPoolId: '' }] = sampleEvents;
const theSource = sample.triggerSource;

/** Tries a version that does this with each sample; a step of the clock is what an invocation takes. */
async function tried(answers: readonly ((event: unknown) => Promise<Invoked>)[], tookMs = 20) {
  const pauses: number[] = [];
  let nowMs = 0;
  let calls = 0;
  const trial = validateVersion([sample], {
    invoke: (event) => (answers[calls++] ?? answers.at(-1) ?? giveBack)(event),
    clock: () => (nowMs += tookMs),
    pause: (attempt) => Promise.resolve(void pauses.push(attempt)),
  });
  return {
    result: await trial.then(
      (ms) => ms,
      (error: unknown) => (error as Error).message,
    ),
    calls,
    pauses,
  };
}

const giveBack = (answer: unknown) => Promise.resolve({ answer });
const refused = () => Promise.reject(Object.assign(new Error('no'), { name: 'AccessDeniedException' }));

test('a version that returns each event in time passes', async () => {
  expect(await tried([giveBack])).toEqual({ result: 20, calls: 1, pauses: [] });
});

test.each<[string, (event: unknown) => Promise<Invoked>, string]>([
  ['fails', () => Promise.resolve({ failure: 'broken' }), 'it failed: broken'],
  ['gives nothing back', () => giveBack(null), 'it did not return the event unchanged'],
  [
    'gives a part back',
    (event) => giveBack({ ...(event as object), response: undefined }),
    'did not return the event unchanged',
  ],
  [
    'changes the response',
    (event) => giveBack({ ...(event as object), response: { x: 1 } }),
    'did not return the event unchanged',
  ],
])('a version that %s is refused at once, with the trigger source', async (_what, answer, why) => {
  const { result, calls } = await tried([answer]);

  expect(result).toContain(`With ${theSource} `);
  expect(result).toContain(why);
  expect(calls).toBe(1);
});

test('a version may be slow at its first start, but not always', async () => {
  let slow = true;
  let nowMs = 0;
  const ports = {
    invoke: giveBack,
    clock: () => {
      nowMs += slow ? 6000 : 5;
      return nowMs;
    },
    pause: () => Promise.resolve(void (slow = false)),
  };

  expect(await validateVersion([sample], ports)).toBe(5);
  expect(await tried([giveBack], 5000)).toMatchObject({
    result: `With ${theSource} it took 5000 ms, and Cognito waits for 5000`,
    pauses: [1, 2, 3, 4],
  });
});

test('a role that is just made may be refused for a while', async () => {
  expect(await tried([refused, refused, giveBack])).toMatchObject({ result: 20, pauses: [1, 2] });
  expect(await tried([refused])).toMatchObject({
    result: `With ${theSource} it could not be invoked: AccessDeniedException: no`,
    calls: 5,
  });
});

test('invokes the version with the sample, and distinguishes an error from non-JSON', async () => {
  const asked: unknown[] = [];
  const client = (answer: object) =>
    ({ send: ({ input }: InvokeCommand) => (asked.push(input), Promise.resolve(answer)) }) as unknown as Pick<
      LambdaClient,
      'send'
    >;
  const arn = 'arn:aws:lambda:eu-west-1:111122223333:function:trigger:7';

  expect(await invoke(client({ Payload: Buffer.from('{"a":1}') }), arn, sample)).toEqual({ answer: { a: 1 } });
  expect(await invoke(client({ Payload: Buffer.from('text') }), arn, sample)).toEqual({ answer: 'text' });
  expect(await invoke(client({ FunctionError: 'Unhandled', Payload: Buffer.from('x') }), arn, sample)).toEqual({
    failure: 'x',
  });
  expect(asked[0]).toEqual({ FunctionName: arn, Payload: Buffer.from(JSON.stringify(sample)) });
});

describe('as a custom resource', () => {
  const version = (number: number) => ({
    versionArn: `arn:aws:lambda:eu-west-1:111122223333:function:trigger:${number}`,
  });

  /** What the resource answers to a request, with a Lambda that answers each invocation so. */
  async function asked(request: Parameters<typeof handler>[0], answer: AwsAnswer = {}) {
    const aws = await fakeAws(() => answer);
    try {
      const outcome = await handler(request).catch((error: unknown) => (error as Error).message);
      return { outcome, calls: aws.calls.length };
    } finally {
      await aws.close();
    }
  }

  test.each(['Create', 'Update'] as const)(
    '%s fails with the version, the reason and the remedy',
    async (RequestType) => {
      const request = { RequestType, ResourceProperties: version(8), OldResourceProperties: version(7) };
      const { outcome, calls } = await asked(request);

      expect(outcome).toBe(
        `Version 8 of the trigger function must not get logins. With ${theSource} it did not return the event unchanged. Its log ` +
          'has details. Logins keep using the previous version, if there is one. Fix the function and deploy again.',
      );
      expect(calls).toBe(1);
    },
  );

  test('a rollback to the version that logins are on is never held up', async () => {
    const request = {
      RequestType: 'Update',
      ResourceProperties: version(9),
      OldResourceProperties: version(10),
    } as const;

    expect(await asked(request)).toEqual({ outcome: { PhysicalResourceId: 'trigger-version' }, calls: 0 });
  });

  test('a deletion invokes nothing', async () => {
    expect(await asked({ RequestType: 'Delete', ResourceProperties: version(1) })).toMatchObject({ calls: 0 });
  });
});
