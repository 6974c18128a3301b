import { randomUUID } from 'node:crypto';
import type { IdentityEvent } from '../../../contracts/catalog.ts';
import { triggerTimeoutSeconds } from '../../../contracts/delivery-mode.ts';
import { refusalCode, type Behaviour } from '../../../local/rig/aws-stub.ts';
import { entryCode } from '../../../local/rig/aws-stubs.ts';
import { startTriggerFunction, type TriggerFunction } from '../../../local/rig/trigger-function.ts';
import { aLogin } from '../../given/builders/a-login.ts';
import { aFederatedUser, aTriggerEventWith } from '../../given/builders/a-trigger-event.ts';

let trigger: TriggerFunction;

beforeAll(async () => {
  trigger = await startTriggerFunction();
  await trigger.invoke(aLogin());
});
afterAll(() => trigger.stop());

// Cognito gives a function five seconds; what these tests are about takes three or more where the response waits for it.
const fastMs = 200;
const subjectOf = ({ request }: ReturnType<typeof aLogin>) => request.userAttributes['sub'];

async function loginWhile(bus: Behaviour, outbox: Behaviour = 'accepts') {
  trigger.bus.behave(bus);
  trigger.outbox.behave(outbox);
  const login = aLogin();
  const invocation = await trigger.invoke(login);
  const isOurs = ({ subject }: { readonly subject?: string }) => subject === subjectOf(login);
  return {
    ...invocation,
    login,
    published: trigger.bus.accepted.filter(isOurs),
    sentToOutbox: trigger.outbox.accepted.filter(({ event }) => isOurs(event)),
    lines: (await trigger.lines()).slice(-1),
  };
}

const failures: readonly (readonly [Behaviour, string])[] = [
  ['hangs', 'TIMEOUT'],
  ['refuses', refusalCode],
  ['resets', 'ECONNRESET'],
  ['accepts nothing', entryCode],
];

test.each(failures)('a bus that %s: no login waits, and the event is in the outbox with %s', async (bus, reason) => {
  const { answer, login, responseMs, totalMs, published, sentToOutbox, lines } = await loginWhile(bus);

  expect(answer).toEqual(login);
  expect(responseMs).toBeLessThan(fastMs);
  expect(totalMs).toBeLessThan(triggerTimeoutSeconds * 1000);
  expect(published).toEqual([]);
  expect(sentToOutbox).toMatchObject([{ reason, event: { subject: subjectOf(login) } }]);
  expect(lines).toMatchObject([
    { message: 'events delivered', code: reason, EventsPublished: 0, EventsSentToOutbox: 1 },
  ]);
});

test('a bus that answers in 3 s: no login waits, and the event is published once', async () => {
  const { answer, login, responseMs, totalMs, published, sentToOutbox } = await loginWhile('answers in 3 s');

  expect(answer).toEqual(login);
  expect(responseMs).toBeLessThan(fastMs);
  expect(totalMs).toBeLessThan(triggerTimeoutSeconds * 1000);
  expect(published).toHaveLength(1);
  expect(sentToOutbox).toEqual([]);
});

test.each<Behaviour>(['hangs', 'refuses', 'resets', 'accepts nothing'])(
  'an outbox that %s as well: no login waits, and one log line has the whole event',
  async (outbox) => {
    const { answer, login, responseMs, totalMs, sentToOutbox } = await loginWhile('hangs', outbox);
    const lines = (await trigger.lines()).filter(({ event }) =>
      JSON.stringify(event ?? {}).includes(subjectOf(login) ?? 'none'),
    );

    expect(answer).toEqual(login);
    expect(responseMs).toBeLessThan(fastMs);
    expect(totalMs).toBeLessThan(triggerTimeoutSeconds * 1000);
    expect(sentToOutbox).toEqual([]);
    expect(lines).toMatchObject([
      {
        message: 'event not published',
        code: 'TIMEOUT',
        EventsNotPublished: 1,
        event: { type: 'cognito.login.succeeded.v1', subject: subjectOf(login), specversion: '1.0' },
      },
    ]);
  },
);

test('sends the second event of an invocation to the outbox if the bus rejects it', async () => {
  trigger.bus.behave('accepts the first');
  trigger.outbox.behave('accepts');
  const sub = randomUUID();
  const userAttributes = { sub, 'cognito:user_status': 'EXTERNAL_PROVIDER' };
  const callsBefore = trigger.bus.calls.length;

  const { userName } = aFederatedUser();
  await trigger.invoke({ ...aTriggerEventWith('PostConfirmation_ConfirmSignUp', { userAttributes }), userName });

  const typesOf = (events: readonly IdentityEvent[]) =>
    events.filter(({ subject }) => subject === sub).map(({ type }) => type);
  expect(trigger.bus.calls).toHaveLength(callsBefore + 1);
  expect(typesOf(trigger.bus.accepted)).toEqual(['cognito.sign_up.confirmed.v1']);
  expect(typesOf(trigger.outbox.accepted.map(({ event }) => event))).toEqual(['cognito.login.succeeded.v1']);
  expect((await trigger.lines()).at(-1)).toMatchObject({ code: entryCode, EventsPublished: 1, EventsSentToOutbox: 1 });
});

test('after all that the same environment publishes as before', async () => {
  const { published, sentToOutbox, responseMs } = await loginWhile('accepts');

  expect(published).toHaveLength(1);
  expect(sentToOutbox).toEqual([]);
  expect(responseMs).toBeLessThan(fastMs);
  expect(await trigger.initializations()).toBe(1);
});
