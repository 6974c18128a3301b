import type { Context, Handler } from 'aws-lambda';
import fc from 'fast-check';
import { beforeResponseBudget } from '../../../../contracts/delivery-mode.ts';
import { delivery } from '../../../../triggers/publish/delivery.ts';
import { refuseAll, type Publish } from '../../../../triggers/publish/event-bus.ts';
import type { SendToOutbox } from '../../../../triggers/publish/outbox.ts';
import { createProcessor, type ProcessorPorts } from '../../../../triggers/publish/normalize-and-publish.ts';
import { privacyWithKey } from '../../../../privacy/privacy-with-key.ts';
import { createTimeLeft, marginMs } from '../../../../triggers/publish/time-left.ts';
import { wrap } from '../../../../triggers/wrapper/wrap.ts';
import { anId, aTriggerEvent } from '../../../given/builders/a-trigger-event.ts';

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});

interface Case {
  readonly workMs: number;
  readonly timeoutMs: number;
  readonly budgetMs: number;
  /** How old the process is when the handler is called. */
  readonly ageMs: number;
  readonly bus: 'accepts' | 'refuses' | 'hangs';
  readonly outbox: 'accepts' | 'hangs' | 'none';
  readonly key: 'is there' | 'hangs';
}

/** One login through the wrapper over these services; times are those of a clock that the test moves. */
async function login({ workMs, timeoutMs, budgetMs, ageMs, bus, outbox, key }: Case) {
  const begin = performance.now();
  const clock = () => ageMs + performance.now() - begin;
  const event = aTriggerEvent();
  const [published, kept, lines]: [string[], string[], Record<string, unknown>[]] = [[], [], []];
  const hang = () => new Promise<never>(() => undefined);
  const publish: Publish = (events) => {
    if (bus === 'accepts') published.push(...events.map(({ id }) => id));
    return bus === 'hangs' ? hang() : Promise.resolve(bus === 'refuses' ? refuseAll(events, 'NO') : []);
  };
  const sendToOutbox: SendToOutbox = (refusals) => {
    if (outbox === 'accepts') kept.push(...refusals.map((refusal) => refusal.event.id));
    return outbox === 'hangs' ? hang() : Promise.resolve([]);
  };
  const budget = beforeResponseBudget(budgetMs);
  const policy = { userAttributes: { email: 'hash' } } as const;
  const readKey = key === 'hangs' ? hang : () => Promise.resolve('key');
  const privacy = privacyWithKey(policy, { readKey, onFailure: () => undefined, now: Date.now });
  const ports: ProcessorPorts = {
    privacy: (leftMs = Infinity) => privacy(Math.min(budget.keyMs, leftMs / 4)),
    deliver: delivery({ publish, sendToOutbox: outbox === 'none' ? undefined : sendToOutbox, budget, clock }),
    bus: 'identity',
    log: (line) => void lines.push(JSON.parse(line) as Record<string, unknown>),
    clock,
    newId: () => anId(1),
  };
  const processor = { start: () => createProcessor(ports, budget), log: ports.log, bus: () => 'identity' };
  const works: Handler = async (input: unknown) => {
    await new Promise((resolve) => setTimeout(resolve, workMs));
    return input;
  };
  const context = { getRemainingTimeInMillis: () => timeoutMs - (performance.now() - begin) } as unknown as Context;
  let answeredMs = NaN;
  const answer = wrap(
    works,
    processor,
    createTimeLeft({ clock, startsOnDemand: true }),
  )(event, context).then((result) => {
    answeredMs = performance.now() - begin;
    return result as unknown;
  });
  await jest.advanceTimersByTimeAsync(workMs + budgetMs + 1_000);
  return { event, answer: await answer, addedMs: answeredMs - workMs, published, kept, lines };
}

const services = {
  bus: fc.constantFrom('accepts' as const, 'refuses' as const, 'hangs' as const),
  outbox: fc.constantFrom('accepts' as const, 'hangs' as const, 'none' as const),
  key: fc.constantFrom('is there' as const, 'hangs' as const),
};

test('keeps a login within the limits of budget, function and Cognito, event included', async () => {
  const account = { published: 0, kept: 0, logged: 0, withoutTime: 0 };
  await fc.assert(
    fc.asyncProperty(
      fc.record<Case>({
        workMs: fc.integer({ min: 0, max: 5_500 }),
        timeoutMs: fc.constantFrom(1_000, 3_000, 5_000, 10_000, 30_000),
        budgetMs: fc.integer({ min: 100, max: 3_500 }),
        ageMs: fc.constantFrom(0, 300, 1_500, 3_000, 4_800, 60_000),
        ...services,
      }),
      async (one) => {
        const { event, answer, addedMs, published, kept, lines } = await login(one);

        const waitedMs = one.ageMs < 5_000 ? one.ageMs : 0;
        const leftMs = Math.min(one.timeoutMs, 5_000 - waitedMs) - one.workMs;
        const mostMs = Math.max(0, Math.min(one.budgetMs - Math.min(marginMs, one.budgetMs / 10), leftMs - marginMs));
        expect(answer).toBe(event);
        expect(addedMs).toBeLessThanOrEqual(Math.ceil(mostMs) + 2);

        const logged = lines.filter(({ message }) => message === 'event not published');
        expect(published.length + kept.length + logged.length).toBe(1);
        for (const line of logged)
          expect(line).toMatchObject({ EventsNotPublished: 1, EventBusName: 'identity', event: { id: anId(1) } });
        expect(JSON.stringify(lines)).not.toContain('lena.brandt');
        account.published += published.length;
        account.kept += kept.length;
        account.logged += logged.length;
        account.withoutTime += logged.filter(({ code }) => code === 'NO_TIME').length;
      },
    ),
    { numRuns: 150 },
  );
  expect(Math.min(...Object.values(account))).toBeGreaterThan(5);
});

test('uses the whole budget with enough time, so that a slow start loses no event', async () => {
  const one = { workMs: 100, timeoutMs: 10_000, budgetMs: 1_000, ageMs: 1_500, key: 'is there' } as const;

  expect((await login({ ...one, bus: 'accepts', outbox: 'accepts' })).published).toHaveLength(1);
  expect((await login({ ...one, bus: 'hangs', outbox: 'accepts' })).kept).toHaveLength(1);
  expect((await login({ ...one, key: 'hangs', bus: 'hangs', outbox: 'hangs' })).addedMs).toBeCloseTo(900, -1);
});
