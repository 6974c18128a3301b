import { normalizeAndPublish } from '../../../../triggers/publish/normalize-and-publish.ts';
import { normalize } from '../../../../triggers/normalize/trigger-event/normalize.ts';
import { aNormalizeContext, aTriggerEvent } from '../../../given/builders/a-trigger-event.ts';
import { fakeBus } from '../../../given/fakes/fake-bus.ts';

/** The log lines of an observer that has looked at one input. */
async function linesOf(input: unknown, options: Parameters<typeof fakeBus>[0] = {}) {
  const { ports, lines } = fakeBus(options);
  await normalizeAndPublish({ input, requestId: undefined, at: aNormalizeContext().now, normalize }, ports);
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
  expect(untold).toMatchObject([{ message: 'event not normalized', ...dimensionOf('EventsNotNormalized') }]);
  expect(refused).toMatchObject([dimensionOf('EventsSentToOutbox'), dimensionOf('EventsNotPublished')]);
});

test('counts an event that violates its schema, with the property, without its value', async () => {
  const bus = fakeBus();
  const ports = { ...bus.ports, newId: () => 'hunter2' };
  await normalizeAndPublish(
    { input: aTriggerEvent(), requestId: undefined, at: aNormalizeContext().now, normalize },
    ports,
  );

  expect(bus.published).toEqual([]);
  expect(bus.lines()).toMatchObject([
    {
      code: 'SCHEMA_VIOLATED',
      detail: expect.stringMatching(/^id: found a string of 7 characters; allowed: /) as string,
    },
  ]);
  expect(bus.logged.join('')).not.toContain('hunter2');
});
