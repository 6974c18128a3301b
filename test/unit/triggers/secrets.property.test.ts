import type { Handler } from 'aws-lambda';
import fc from 'fast-check';
import { triggerSources } from '../../../contracts/trigger-sources.ts';
import { refuseAll, type Publish } from '../../../triggers/publish/event-bus.ts';
import { failOpen, type LazyProcessor } from '../../../triggers/publish/fail-open.ts';
import { keyedHash } from '../../../privacy/keyed-hash.ts';
import { wrap } from '../../../triggers/wrapper/wrap.ts';
import { aSecretEvent, plainNames, secret, secretNames } from '../../given/builders/a-secret-event.ts';
import { aTriggerEvent } from '../../given/builders/a-trigger-event.ts';
import { aLambdaContext } from '../../given/builders/handler-styles.ts';
import { anInvocation } from '../../given/builders/an-invocation.ts';
import { fakeBus } from '../../given/fakes/fake-bus.ts';

const sources = fc.constantFrom(...Object.keys(triggerSources));
const actions = fc.constantFrom('include', 'hash', 'omit');

/** Actions for names of secrets, which the settings would refuse, and for names that nobody has. */
const forSecrets = fc.dictionary(fc.constantFrom(...secretNames, 'nickname', 'custom:none', '__proto__'), actions);
const policies = fc.record({ userAttributes: forSecrets, clientMetadata: forSecrets, validationData: forSecrets });

const buses: Readonly<Record<string, Publish | undefined>> = {
  accepts: undefined,
  refuses: (events) => Promise.resolve(refuseAll(events, 'ThrottlingException')),
  hangs: () => new Promise(() => undefined),
  breaks: () => Promise.reject(new Error(secret)),
  'is down': (events) => Promise.resolve(refuseAll(events, 'InternalFailure')),
};
const busNames = fc.constantFrom(...Object.keys(buses));

/** A bus with a policy and its key, that behaves so. */
const busThat = (does: string, policy: object) =>
  fakeBus({
    publish: buses[does],
    outbox: does === 'is down' ? 'accepts' : undefined,
    budgetMs: 1,
    privacy: { policy, hash: keyedHash('key') },
  });

/** All that has left a function: what was published, kept in the outbox, and logged. */
const whatLeft = ({ published, sentToOutbox, logged }: ReturnType<typeof fakeBus>) =>
  JSON.stringify([published, sentToOutbox]) + logged.join('\n');

const throwing = (thrown: unknown) => () => {
  throw thrown;
};
/** Handlers that answer or fail with the secret. */
const handlers: readonly Handler[] = [
  (event: object) => Promise.resolve(event),
  (event: { response: object }) => Promise.resolve({ ...event, response: { ...event.response, answerCorrect: true } }),
  () => Promise.resolve({ response: { answerCorrect: secret, userAttributes: { [secret]: secret } } }),
  () => Promise.resolve(secret),
  throwing(new Error(secret)),
  throwing(Object.assign(new RangeError(secret), { code: 'BLOCKED', details: secret, cause: new Error(secret) })),
  throwing(secret),
  throwing({ name: secret, message: secret }),
  (_event, _context, callback) => {
    callback(secret);
  },
];

test('no secret leaves the observer, wherever it is and whatever policy and bus do', async () => {
  let [published, logged] = [0, 0];
  await fc.assert(
    fc.asyncProperty(sources, policies, busNames, async (source, policy, busDoes) => {
      const bus = busThat(busDoes, policy);

      await bus.handler(aSecretEvent(source), { awsRequestId: 'request-1' });

      expect(whatLeft(bus)).not.toContain(secret);
      published += bus.published.length;
      logged += bus.complaints().length;
    }),
    { numRuns: 1_000 },
  );
  expect(Math.min(published, logged)).toBeGreaterThan(50);
});

test('no secret leaves the wrapper, even if the function returns or throws it', async () => {
  let [published, logged] = [0, 0];
  await fc.assert(
    fc.asyncProperty(
      sources,
      fc.constantFrom(...handlers),
      policies,
      busNames,
      async (source, handler, policy, does) => {
        const bus = busThat(does, policy);

        await wrap(handler, bus.processor)(aSecretEvent(source), aLambdaContext()).catch(() => undefined);

        expect(whatLeft(bus)).not.toContain(secret);
        published += bus.published.length;
        logged += bus.complaints().length;
      },
    ),
    { numRuns: 1_000 },
  );
  expect(Math.min(published, logged)).toBeGreaterThan(50);
});

test('only values that the policy includes leave', async () => {
  const toInclude = fc.dictionary(fc.constantFrom(...plainNames), actions);
  await fc.assert(
    fc.asyncProperty(sources, toInclude, busNames, async (source, userAttributes, busDoes) => {
      const bus = busThat(busDoes, { userAttributes });
      const isIncluded = Object.values(userAttributes).includes('include');

      await bus.handler(aSecretEvent(source), {});

      if (!isIncluded) expect(whatLeft(bus)).not.toContain(secret);
      for (const { data } of bus.published) {
        const left = 'userAttributes' in data ? data.userAttributes : {};
        expect(
          Object.keys(left ?? {}).filter((name) => !['include', 'hash'].includes(userAttributes[name] ?? '')),
        ).toEqual([]);
      }
    }),
  );
});

test.each(Object.keys(buses))('a user name with personal data does not leave when the bus %s', async (busDoes) => {
  for (const userName of [`${secret}@example.org`, `ann+${secret}@localhost`]) {
    const bus = busThat(busDoes, {});
    await bus.handler(aTriggerEvent(undefined, { userName }));
    expect(whatLeft(bus)).not.toContain(secret);
    expect(bus.published.length + bus.sentToOutbox.length + bus.complaints().length).toBe(1);
  }
});

test.each([
  [{ body: secret }],
  [{ triggerSource: `PreSignUp ${secret}`, userPoolId: 'eu-west-1_A' }],
  [{ userPoolId: secret, triggerSource: {} }],
])('logs no input that is not a trigger event', async (input) => {
  const bus = busThat('accepts', {});
  await bus.handler(input);

  expect(whatLeft(bus)).not.toContain(secret);
  expect(bus.logged).toHaveLength(1);
});

test('an error that quotes its input is logged without its message', async () => {
  const logged: string[] = [];
  const processor: LazyProcessor = {
    start: () => () => Promise.reject(new TypeError(`cannot read ${secret}`)),
    log: (line) => void logged.push(line),
    bus: () => undefined,
  };

  await failOpen(anInvocation({ input: { password: secret } }), processor);

  expect(logged).toHaveLength(1);
  expect(logged.join('')).not.toContain(secret);
});
