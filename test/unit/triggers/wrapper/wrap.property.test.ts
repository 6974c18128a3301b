import type { Handler } from 'aws-lambda';
import fc from 'fast-check';
import { refuseAll, type Publish } from '../../../../triggers/publish/event-bus.ts';
import { wrap } from '../../../../triggers/wrapper/wrap.ts';
import { aTriggerEvent, sampleSources } from '../../../given/builders/a-trigger-event.ts';
import { aLambdaContext, failingWith, succeedingWith } from '../../../given/builders/handler-styles.ts';
import { fakeBus } from '../../../given/fakes/fake-bus.ts';

const values = fc.oneof(
  fc.anything(),
  fc.constantFrom(...sampleSources).map((source) => aTriggerEvent(source)),
);
const styles = fc.nat({ max: 100 });

/** Any style of handler, with any outcome; nothing that is thrown or called back as an error is null or undefined. */
const handlers = fc.tuple(styles, fc.boolean(), values).map(([style, succeeds, value]) => {
  const isFailure = !succeeds && value !== undefined && value !== null;
  const all = isFailure ? failingWith(value) : succeedingWith(value);
  return { handler: all[style % all.length]?.[1] as Handler<unknown, unknown>, value, isFailure };
});

const buses: Readonly<Record<string, { publish?: Publish }>> = {
  takes: {},
  refuses: { publish: (events) => Promise.resolve(refuseAll(events, 'ThrottlingException')) },
  rejects: { publish: () => Promise.reject(new Error('against its word')) },
  throws: {
    publish: () => {
      throw new Error('against its word');
    },
  },
  'is late': { publish: (events) => new Promise((resolve) => setImmediate(resolve, refuseAll(events, 'TIMEOUT'))) },
};

test("the outcome is the handler's own, for any handler and bus", async () => {
  await fc.assert(
    fc.asyncProperty(handlers, values, fc.constantFrom(...Object.keys(buses)), async (called, event, busDoes) => {
      // A promise that is the value of a promise is not the outcome in JavaScript; it is that of the inner one.
      fc.pre(!isThenable(called.value));
      const { processor } = fakeBus(buses[busDoes]);

      const outcome: unknown[] = await wrap(called.handler, processor)(event, aLambdaContext()).then(
        (result) => ['result', result],
        (failure: unknown) => ['failure', failure],
      );

      expect(outcome[0]).toBe(called.isFailure ? 'failure' : 'result');
      expect(Object.is(outcome[1], called.value)).toBe(true);
    }),
    { numRuns: 1_000 },
  );
});

const isThenable = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && typeof (value as { then?: unknown }).then === 'function';
