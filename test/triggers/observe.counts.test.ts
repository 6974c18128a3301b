import { observe } from '../../triggers/observe.ts';
import { normalize } from '../../triggers/user-pool/normalize.ts';
import { aNormalizeContext, aTriggerEvent } from '../builders/a-trigger-event.ts';
import { fakeBus } from '../fakes/fake-bus.ts';

/** The log lines of an observer that has looked at one input. */
async function linesOf(input: unknown, options: Parameters<typeof fakeBus>[0] = {}) {
  const { ports, lines } = fakeBus(options);
  await observe({ input, requestId: undefined, at: aNormalizeContext().now, normalize }, ports);
  return lines();
}

test('counts everything by the name of the bus, because alarms need it', async () => {
  const dimensionOf = (metric: string) => ({
    EventBusName: 'identity',
    _aws: {
      CloudWatchMetrics: [
        {
          Dimensions: [['EventBusName']],
          Metrics: expect.arrayContaining([{ Name: metric, Unit: 'Count' }]) as unknown,
        },
      ],
    },
  });
  const [told, untold, refused] = await Promise.all([
    linesOf(aTriggerEvent()),
    linesOf(null),
    linesOf(aTriggerEvent(), { refusal: 'ThrottlingException' }),
  ]);

  expect(told).toMatchObject([{ message: 'events delivered', ...dimensionOf('EventsPublished') }]);
  expect(untold).toMatchObject([{ message: 'no event made', ...dimensionOf('EventsNotNormalized') }]);
  expect(refused).toMatchObject([dimensionOf('EventsOutboxed'), dimensionOf('EventsNotPublished')]);
});
