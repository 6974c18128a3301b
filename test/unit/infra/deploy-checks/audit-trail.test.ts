import {
  DescribeTrailsCommand,
  GetEventSelectorsCommand,
  GetTrailStatusCommand,
  type CloudTrailClient,
  type EventSelector,
} from '@aws-sdk/client-cloudtrail';
import { handler, findTrail } from '../../../../infra/deploy-checks/audit-trail.ts';
import { awsEnvironment } from '../../../../local/rig/aws-environment.ts';

interface FakeTrail {
  readonly isLogging?: boolean;
  readonly selectors?: EventSelector[];
  /** What CloudTrail answers when asked about this trail. */
  readonly error?: Error;
}

const arnOf = (name: string): string => `arn:aws:cloudtrail:eu-west-1:111122223333:trail/${name}`;
const anError = (name: string): Error => Object.assign(new Error('not said in the sentence'), { name });
const never = new AbortController().signal;

/** A client that knows these trails, by name, and keeps what it was asked; or rejects everything with the error. */
function fakeCloudTrail(trails: Readonly<Record<string, FakeTrail>> | Error) {
  const asked: unknown[] = [];
  const signals: unknown[] = [];
  const answer = (command: unknown): unknown => {
    if (trails instanceof Error) throw trails;
    if (command instanceof DescribeTrailsCommand) {
      return { trailList: Object.keys(trails).map((name) => ({ TrailARN: arnOf(name) })) };
    }
    const { Name, TrailName } = (command as { input: { Name?: string; TrailName?: string } }).input;
    const { isLogging = true, selectors = [{}], error } = trails[(Name ?? TrailName ?? '').split('/')[1] ?? ''] ?? {};
    if (error) throw error;
    if (command instanceof GetTrailStatusCommand) return { IsLogging: isLogging };
    if (command instanceof GetEventSelectorsCommand) return { EventSelectors: selectors };
    throw new Error('This command is not known here.');
  };
  const send = (command: { input: unknown }, options: { abortSignal?: AbortSignal }) => {
    asked.push(command.input);
    signals.push(options.abortSignal);
    return Promise.resolve(command).then(answer);
  };
  return { asked, signals, client: { send } as unknown as Pick<CloudTrailClient, 'send'> };
}

const look = (trails: Readonly<Record<string, FakeTrail>> | Error) =>
  findTrail(fakeCloudTrail(trails).client, never).then(({ sentence }) => sentence);

test('the trail that logs write management events is named', async () => {
  const trails = { off: { isLogging: false }, reads: { selectors: [{ ReadWriteType: 'ReadOnly' as const }] }, on: {} };

  expect(await look(trails)).toBe(`The trail ${arnOf('on')} hands Cognito's records to EventBridge.`);
});

test.each([
  ['no trail', {}],
  ['a trail that is off', { off: { isLogging: false } }],
  ['a trail of data events', { data: { selectors: [{ IncludeManagementEvents: false }] } }],
])('with %s, the status names the lost events and the fix', async (_what, trails) => {
  expect(await look(trails)).toBe(
    "No trail logs Cognito's calls in this Region: no failed login, no logout and no change that an administrator " +
      'makes becomes an event. To get them, set audit.createTrail in the configuration, or have a trail log ' +
      'management write events.',
  );
});

test('checks trails of other Regions and the organization by ARN, disabled ones once', async () => {
  const { asked, client } = fakeCloudTrail({ off: { isLogging: false }, on: {} });
  await findTrail(client, never);

  expect(asked).toHaveLength(4);
  expect(asked).toEqual(
    expect.arrayContaining([{}, { Name: arnOf('off') }, { Name: arnOf('on') }, { TrailName: arnOf('on') }]),
  );
});

test.each(['AccessDeniedException', 'InternalFailure', 'AbortError'])(
  'reports a refusal (%s) with the events at risk and the fix',
  async (code) => {
    const sentence = await look(anError(code));

    expect(sentence).toContain(
      `CloudTrail did not tell whether a trail logs Cognito's calls in this Region (${code}):`,
    );
    expect(sentence).toMatch(/without one, no failed login, .*\. If there is none, set audit\.createTrail/);
    expect(sentence).not.toContain('not said');
  },
);

test('an inaccessible trail leaves the status open, unless another trail is on', async () => {
  const theirs = { error: anError('AccessDeniedException') };

  expect(await look({ theirs, off: { isLogging: false } })).toContain('did not tell');
  expect(await look({ theirs, on: {} })).toContain(arnOf('on'));
});

test('asks again about a possible trail while the role is not allowed yet', async () => {
  const trails: Record<string, FakeTrail> = { on: { error: anError('AccessDeniedException') } };
  const pauses: number[] = [];
  const pause = (attempt: number) => {
    pauses.push(attempt);
    if (attempt === 2) trails['on'] = {};
    return Promise.resolve();
  };

  const finding = await findTrail(fakeCloudTrail(trails).client, never, pause);

  expect(finding).toEqual({ isFound: true, sentence: expect.stringContaining(arnOf('on')) as string });
  expect(pauses).toEqual([1, 2]);
});

test('does not ask again where another trail is found', async () => {
  const { client } = fakeCloudTrail({ theirs: { error: anError('AccessDeniedException') }, on: {} });

  const { sentence } = await findTrail(client, never, () => Promise.reject(new Error('paused')));

  expect(sentence).toContain(arnOf('on'));
});

test('every request ends when the time is over', async () => {
  const { signals, client } = fakeCloudTrail({ on: {} });
  await findTrail(client, never);

  expect(signals).toEqual([never, never, never]);
});

describe('as a custom resource', () => {
  // Nothing listens on port 1: every request is refused at once.
  beforeAll(() => Object.assign(process.env, awsEnvironment('http://127.0.0.1:1')));

  test.each(['Create', 'Update'] as const)('%s gives a sentence with the day, also without an answer', async (type) => {
    const { PhysicalResourceId, Data } = await handler({ RequestType: type });

    expect(PhysicalResourceId).toBe('audit-trail');
    expect(Data?.finding).toMatch(/^\d{4}-\d{2}-\d{2}: CloudTrail did not tell /);
    expect(Data?.found).toBe('0');
  });

  test('Delete asks nothing', async () => {
    expect(await handler({ RequestType: 'Delete' })).toEqual({ PhysicalResourceId: 'audit-trail' });
  });
});
