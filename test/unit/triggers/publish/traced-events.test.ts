import { parseConfig, parsePublisherConfig } from '../../../../triggers/config.ts';
import { createPublisher } from '../../../../triggers/publish/publisher.ts';
import type { TriggerInvocation } from '../../../../triggers/publish/fail-open.ts';
import { normalizeAndPublish } from '../../../../triggers/publish/normalize-and-publish.ts';
import { createUserPoolProcessor } from '../../../../triggers/publish/user-pool-dependencies.ts';
import { startTriggerRuntime } from '../../../../triggers/observer/trigger-runtime.ts';
import { createOutboxHandler } from '../../../../triggers/outbox/handler.ts';
import { withIdentityEvents, type IdentityEventsOptions } from '../../../../triggers/wrapper/with-identity-events.ts';
import { afterResponseBudget } from '../../../../contracts/delivery-mode.ts';
import { toTraceparent, toXRayHeader } from '../../../../platform/trace-context.ts';
import { aTriggerEvent } from '../../../given/builders/a-trigger-event.ts';
import { anEvent } from '../../../given/builders/an-event.ts';
import { anInvocation } from '../../../given/builders/an-invocation.ts';
import { anSqsEvent } from '../../../given/builders/an-sqs-event.ts';
import { aMessage } from '../../../given/builders/a-message.ts';
import { aTrace } from '../../../given/builders/a-trace.ts';
import { aLambdaContext } from '../../../given/builders/handler-styles.ts';
import { captureStdout } from '../../../given/fakes/captured-stdout.ts';
import { fakeAws, setEnvironment } from '../../../given/fakes/fake-aws.ts';
import { fakeBus } from '../../../given/fakes/fake-bus.ts';

const EVENT_BUS_NAME = 'identity';
const login = aTrace();
const traceparent = toTraceparent(login);

interface Entry {
  readonly Detail: string;
  readonly TraceHeader?: string;
}

/** The entries of PutEvents during this work, each with the `traceparent` of its event. */
async function entriesOf(work: () => Promise<unknown>) {
  const aws = await fakeAws(() => ({ FailedEntryCount: 0, Entries: [{ EventId: '1' }] }));
  const stdout = captureStdout();
  try {
    await work();
  } finally {
    stdout.restore();
    await aws.close();
  }
  const entries = aws.calls.flatMap(({ input }) => (input as { readonly Entries: readonly Entry[] }).Entries);
  return entries.map(({ Detail, TraceHeader }) => ({
    traceparent: (JSON.parse(Detail) as { readonly traceparent?: string }).traceparent,
    TraceHeader,
  }));
}

const invoked = (env: object, invocation: Partial<TriggerInvocation> = { traceHeader: toXRayHeader(login) }) =>
  entriesOf(() =>
    createUserPoolProcessor(parseConfig({ EVENT_BUS_NAME, ...env }), afterResponseBudget).processor(
      anInvocation(invocation),
    ),
  );

const none = { traceparent: undefined, TraceHeader: undefined };

test.each([
  ['xray', login],
  ['w3c', { ...login, sampled: false }],
])('with %s, the event and its entry have the trace of the invocation', async (TRACING, passed) => {
  await expect(invoked({ TRACING })).resolves.toEqual([{ traceparent, TraceHeader: toXRayHeader(passed) }]);
});

test('with tracing off, neither has a trace', async () => {
  await expect(invoked({})).resolves.toEqual([none]);
  await expect(invoked({ TRACING: 'off' })).resolves.toEqual([none]);
});

test.each([undefined, 'Root=1-0;Parent=0', `${toXRayHeader(login)}\r\n`.repeat(99)])(
  'an invocation with the trace header %j publishes its event without a trace',
  async (traceHeader) => {
    await expect(invoked({ TRACING: 'w3c' }, { traceHeader })).resolves.toEqual([none]);
  },
);

test('only a share of the logins is sampled, if the settings say so', async () => {
  const last = { ...login, traceId: '6745a1f30af7651916cd43ddffffffff', sampled: false };
  const env = { TRACING: 'w3c', TRACING_SAMPLE_PERCENT: '99' };

  await expect(invoked(env, { traceHeader: toXRayHeader(last) })).resolves.toMatchObject([
    { traceparent: toTraceparent(last) },
  ]);
});

test('code for traces that cannot be loaded costs the trace, and not the event', async () => {
  const { ports, published } = fakeBus();
  const traceparentOf = () => Promise.reject(new Error('Cannot find module'));
  await normalizeAndPublish(anInvocation(), { ...ports, tracing: { traceparentOf } });

  expect(published).toHaveLength(1);
  expect(published[0]).not.toHaveProperty('traceparent');
});

test('an event that waited in the outbox keeps its trace', async () => {
  const config = parsePublisherConfig({ EVENT_BUS_NAME, TRACING: 'xray' });
  const body = JSON.stringify(anEvent({ traceparent }));
  const restore = setEnvironment({ _X_AMZN_TRACE_ID: toXRayHeader(aTrace({ traceId: 'f'.repeat(32) })) });
  const entries = await entriesOf(() =>
    createOutboxHandler({ ...createPublisher(config), now: Date.now })(anSqsEvent([aMessage({ body })])),
  );
  restore();

  expect(entries).toEqual([{ traceparent, TraceHeader: toXRayHeader(login) }]);
});

describe('a wrapped function', () => {
  const wrapped = async (options: IdentityEventsOptions, env: Readonly<Record<string, string>> = {}) => {
    const restore = setEnvironment({ TRACING: undefined, _X_AMZN_TRACE_ID: toXRayHeader(login), ...env });
    try {
      const handler = withIdentityEvents((event: unknown) => Promise.resolve(event), {
        eventBusName: EVENT_BUS_NAME,
        ...options,
      });
      return await entriesOf(() => handler(aTriggerEvent(), aLambdaContext()));
    } finally {
      restore();
    }
  };

  test('traces with the option', async () => {
    await expect(wrapped({ tracing: 'xray' })).resolves.toEqual([{ traceparent, TraceHeader: toXRayHeader(login) }]);
  });

  test('traces with the environment variable', async () => {
    await expect(wrapped({}, { TRACING: 'w3c' })).resolves.toMatchObject([{ traceparent }]);
  });

  test('has no trace by default', async () => {
    await expect(wrapped({})).resolves.toEqual([none]);
  });

  test('samples the share of the option', async () => {
    const last = { ...login, traceId: '6745a1f30af7651916cd43ddffffffff', sampled: false };
    const env = { _X_AMZN_TRACE_ID: toXRayHeader(last) };

    await expect(wrapped({ tracing: 'w3c', samplePercent: 99 }, env)).resolves.toMatchObject([
      { traceparent: toTraceparent(last) },
    ]);
  });
});

describe('the trigger runtime', () => {
  /** Returns the trace headers of two invocations, each of which Lambda sets the variable for. */
  async function traceHeaders(settings: Readonly<Record<string, string>>) {
    const env: Record<string, string> = { EVENT_BUS_NAME, DELIVERY: 'before-response', ...settings };
    const seen: unknown[] = [];
    const loaded = {
      processor: (invocation: TriggerInvocation) => Promise.resolve(void seen.push(invocation.traceHeader)),
      warmUp: () => Promise.resolve(),
      check: () => Promise.resolve(),
    };
    const { handle } = await startTriggerRuntime(env, {
      register: () => Promise.reject(new Error('unexpected call')),
      load: () => Promise.resolve(loaded),
      log: () => undefined,
    });
    for (const header of ['first', 'second']) {
      env['_X_AMZN_TRACE_ID'] = header;
      await handle(aTriggerEvent());
    }
    return seen;
  }

  test('passes on the trace header of each invocation', async () => {
    await expect(traceHeaders({ TRACING: 'w3c' })).resolves.toEqual(['first', 'second']);
  });

  test('does not read it if tracing is off', async () => {
    await expect(traceHeaders({})).resolves.toEqual([undefined, undefined]);
  });
});
