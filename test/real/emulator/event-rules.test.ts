import { randomUUID } from 'node:crypto';
import { EventBridge, type RuleState } from '@aws-sdk/client-eventbridge';
import { waitFor } from '../../../local/rig/wait-for.ts';
import { createTrail } from './audit-records.ts';
import { startEmulator, type Emulator } from './emulator.ts';
import { createQueue, type Queue } from './queue.ts';
import { confirmedUser, createUserPool, signIn } from './user-pool.ts';

let emulator: Emulator;
let events: EventBridge;

beforeAll(async () => {
  emulator = await startEmulator();
  events = new EventBridge(emulator.settings);
  await createTrail(emulator);
});
afterAll(() => emulator.stop());

/** A queue that gets what a rule of its own on the default bus matches. */
async function queueOf(pattern: object, State?: RuleState): Promise<Queue> {
  const Name = `rule-${randomUUID()}`;
  const queue = await createQueue(emulator, Name);
  await events.putRule({ Name, EventPattern: JSON.stringify(pattern), State });
  await events.putTargets({ Rule: Name, Targets: [{ Id: 'queue', Arn: queue.arn }] });
  return queue;
}

interface Detail {
  readonly eventName: string;
  readonly errorCode?: string;
  readonly n?: number;
}

/** Waits until the details of all expected events have arrived, and returns them. */
async function detailsIn(queue: Queue, isAll: (details: readonly Detail[]) => boolean): Promise<readonly Detail[]> {
  const details: Detail[] = [];
  const look = async () => {
    details.push(...(await queue.receive()).map(({ Body = '' }) => (JSON.parse(Body) as { detail: Detail }).detail));
    return isAll(details);
  };
  await waitFor(look, { what: 'all events of the rule', timeoutMs: 10_000 });
  return details;
}

describe("CloudTrail's read-only records", () => {
  const cognito = { source: ['aws.cognito-idp'], 'detail-type': ['AWS API Call via CloudTrail'] };

  /** Makes a call that reads, and then one that writes. */
  async function readAndWrite() {
    const pool = await createUserPool(emulator);
    await confirmedUser(pool, 'ada');
    const ada = { UserPoolId: pool.UserPoolId, Username: 'ada' };
    await pool.cognito.adminGetUser(ada);
    await pool.cognito.adminDisableUser(ada);
  }

  /** Waits for records of these names, and returns the names of all that came. */
  async function namesIn(queue: Queue, ...wanted: readonly string[]) {
    const namesOf = (details: readonly Detail[]) => details.map(({ eventName }) => eventName);
    return namesOf(await detailsIn(queue, (details) => wanted.every((name) => namesOf(details).includes(name))));
  }

  test('match a rule for all management events, and none that is only enabled', async () => {
    const enabled = await queueOf(cognito, 'ENABLED');
    const disabled = await queueOf(cognito, 'DISABLED');
    const all = await queueOf(cognito, 'ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS');

    await readAndWrite();

    await namesIn(all, 'SignUp', 'AdminGetUser', 'AdminDisableUser');
    expect(await namesIn(enabled, 'SignUp', 'AdminDisableUser')).not.toContain('AdminGetUser');
    expect(await disabled.receive()).toEqual([]);
  });

  test('are what a rule for all management events matches besides all other events', async () => {
    const source = randomUUID();
    const queue = await queueOf({ source: [source] }, 'ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS');

    await events.putEvents({ Entries: [{ Source: source, DetailType: 'order placed', Detail: '{"n":1}' }] });

    expect(JSON.parse((await queue.next()).Body ?? '')).toMatchObject({ detail: { n: 1 } });
  });
});

describe('a pattern', () => {
  const auditPattern = {
    source: ['aws.cognito-idp'],
    'detail-type': ['AWS API Call via CloudTrail'],
    detail: {
      eventSource: ['cognito-idp.amazonaws.com'],
      $or: [
        { eventName: ['InitiateAuth', 'RespondToAuthChallenge'], errorCode: [{ exists: true }] },
        { eventName: ['ChangePassword', 'GlobalSignOut'], errorCode: [{ exists: false }] },
      ],
    },
  };

  test('with $or tells the refused calls of one list and the accepted ones of another', async () => {
    const queue = await queueOf(auditPattern);
    const pool = await createUserPool(emulator);
    await confirmedUser(pool, 'ada');

    const { AccessToken } = await signIn(pool, 'ada');
    await expect(signIn(pool, 'ada', 'wrong')).rejects.toThrow();
    await expect(pool.cognito.globalSignOut({ AccessToken: 'none' })).rejects.toThrow();
    await pool.cognito.globalSignOut({ AccessToken });

    const details = await detailsIn(queue, ({ length }) => length >= 2);
    expect(details.map(({ eventName, errorCode }) => [eventName, errorCode])).toEqual(
      expect.arrayContaining([
        ['InitiateAuth', 'NotAuthorizedException'],
        ['GlobalSignOut', undefined],
      ]),
    );
    expect(details).toHaveLength(2);
  });

  /** The names of those events that a pattern for their detail matches. */
  async function matching(detail: object, named: Readonly<Record<string, object>>) {
    const Source = randomUUID();
    const queue = await queueOf({ source: [Source], $or: [{ detail }, { 'detail-type': ['the end'] }] });
    const entry = (DetailType: string, eventName: string, more: object) => ({
      Source,
      DetailType,
      Detail: JSON.stringify({ ...more, eventName }),
    });
    const entries = Object.entries(named).map(([name, more]) => entry('test', name, more));
    await events.putEvents({ Entries: [...entries, entry('the end', 'last', {})] });
    const details = await detailsIn(queue, (found) => found.some(({ eventName }) => eventName === 'last'));
    return details.map(({ eventName }) => eventName).filter((name) => name !== 'last');
  }

  test('with a prefix matches the beginning of a string, or of one in a list', async () => {
    const names = {
      same: { a: 'Admin' },
      begin: { a: 'AdminGet' },
      list: { a: ['x', 'Admins'] },
      end: { a: 'aAdmin' },
    };

    expect(await matching({ a: [{ prefix: 'Admin' }] }, { ...names, none: {} })).toEqual(['same', 'begin', 'list']);
  });

  // Of an object only its leaves exist.
  const values = { text: { a: '' }, nothing: { a: null }, object: { a: { b: 1 } }, none: {} };

  test('with exists true matches fields with a value', async () => {
    expect(await matching({ a: [{ exists: true }] }, values)).toEqual(['text', 'nothing']);
  });

  test('with exists false matches the other events', async () => {
    expect(await matching({ a: [{ exists: false }] }, values)).toEqual(['object', 'none']);
  });

  test('with $or in a field also requires the other fields', async () => {
    const pattern = { a: { $or: [{ b: [1] }, { c: [{ prefix: 'x' }] }], d: [2] } };
    const named = {
      b: { a: { b: 1, d: 2 } },
      c: { a: { c: 'xy', d: 2 } },
      alone: { a: { b: 1 } },
      none: { a: { d: 2 } },
    };

    expect(await matching(pattern, named)).toEqual(['b', 'c']);
  });
});

test("a replayed event has the replay's name, and reaches only the rules that it names", async () => {
  const { EventBusArn } = await events.createEventBus({ Name: 'kept' });
  const named = await createQueue(emulator, 'named');
  const other = await createQueue(emulator, 'other');
  const { ArchiveArn } = await events.createArchive({ ArchiveName: 'kept', EventSourceArn: EventBusArn });
  const started = new Date(Date.now() - 60_000);
  await events.putEvents({ Entries: [{ EventBusName: 'kept', Source: 'me', DetailType: 'x', Detail: '{"n":1}' }] });
  const rules: string[] = [];
  for (const [Name, { arn }] of Object.entries({ named, other })) {
    const rule = { Name, EventBusName: 'kept', EventPattern: '{"source":["me"],"replay-name":["again"]}' };
    rules.push((await events.putRule(rule)).RuleArn ?? '');
    await events.putTargets({ Rule: Name, EventBusName: 'kept', Targets: [{ Id: 'queue', Arn: arn }] });
  }

  await events.startReplay({
    ReplayName: 'again',
    EventSourceArn: ArchiveArn,
    EventStartTime: started,
    EventEndTime: new Date(Date.now() + 60_000),
    Destination: { Arn: EventBusArn, FilterArns: rules.slice(0, 1) },
  });

  expect(await detailsIn(named, (details) => details.length > 0)).toEqual([{ n: 1 }]);
  await waitFor(async () => (await events.describeReplay({ ReplayName: 'again' })).State === 'COMPLETED', {
    what: 'the end of the replay',
    timeoutMs: 10_000,
  });
  expect(await other.receive()).toEqual([]);
});
