import fc from 'fast-check';
import { readEvent } from '../../../../../contracts/read-event.ts';
import { aTriggerEvent, sampleSources } from '../../../../given/builders/a-trigger-event.ts';
import { fakeBus } from '../../../../given/fakes/fake-bus.ts';

type Bus = ReturnType<typeof fakeBus>;

/** Gives the input to the trigger function, and holds it to what it promises for any input. */
async function expectAnswered(input: unknown, bus = fakeBus()): Promise<Bus> {
  const before = fc.stringify(input);

  expect(await bus.handler(input, { awsRequestId: 'request-1' })).toBe(input);

  expect(fc.stringify(input)).toBe(before);
  for (const event of bus.published) expect(readEvent(JSON.stringify(event))).toEqual({ event });
  for (const line of bus.complaints())
    expect(line).toMatchObject({ level: 'error', code: expect.any(String) as string });
  return bus;
}

const member = fc.oneof(
  fc.jsonValue(),
  fc.constantFrom('', '/', 'null', 'CLIENT_ID_NOT_APPLICABLE', '__proto__', 'HIDDEN_DUE_TO_SECURITY_REASONS', '\ud800'),
  fc.constantFrom('EXTERNAL_PROVIDER', 'a/b', '<sub>', '{}', ...sampleSources),
);
const changes = fc.array(fc.record({ at: fc.nat(), member: fc.option(member, { nil: undefined }) }), { maxLength: 5 });

/** A trigger event of which some members, at any depth, are replaced or gone. */
const damagedEvents = fc.tuple(fc.constantFrom(...sampleSources), changes).map(([source, list]) => {
  const event: object = aTriggerEvent(source);
  for (const change of list) damage(event, change);
  return event;
});

function damage(event: object, { at, member: replacement }: { at: number; member: unknown }): void {
  const places = placesIn(event);
  const place = places[at % Math.max(places.length, 1)];
  if (place === undefined) return;
  if (replacement === undefined) Reflect.deleteProperty(place.owner, place.name);
  else Reflect.set(place.owner, place.name, replacement);
}

function placesIn(owner: object): { owner: object; name: string }[] {
  return Object.entries(owner).flatMap(([name, value]: [string, unknown]) => [
    { owner, name },
    ...(typeof value === 'object' && value !== null ? placesIn(value) : []),
  ]);
}

test('any value comes back as it was, and gives no event', async () => {
  const anything = fc.anything({ withBigInt: true, withDate: true, withMap: true, withNullPrototype: true });

  await fc.assert(
    fc.asyncProperty(fc.oneof(anything, fc.jsonValue(), fc.object()), async (input) => {
      const { published, logged } = await expectAnswered(input);

      expect([published.length, logged.length]).toEqual([0, 1]);
    }),
    { numRuns: 500 },
  );
});

test('a damaged trigger event comes back as it was, and gives valid events or none', async () => {
  let published = 0;
  let refused = 0;

  await fc.assert(
    fc.asyncProperty(damagedEvents, async (input) => {
      const bus = await expectAnswered(input);
      published += bus.published.length;
      refused += bus.complaints().length;
      // Not both: no event of an input that is counted as not understood.
      expect(Math.min(bus.published.length, bus.complaints().length)).toBe(0);
    }),
    { numRuns: 1_000 },
  );

  expect(published).toBeGreaterThan(100);
  expect(refused).toBeGreaterThan(50);
});

test('returns the trigger event unchanged when the bus rejects events or fails', async () => {
  await fc.assert(
    fc.asyncProperty(damagedEvents, fc.string(), async (input, refusal) => {
      const [refused, accepted] = [await expectAnswered(input, fakeBus({ refusal })), await expectAnswered(input)];

      expect(refused.published).toEqual([]);
      expect(refused.complaints()).toHaveLength(accepted.published.length + accepted.complaints().length);
    }),
    { numRuns: 300 },
  );
  await fc.assert(
    fc.asyncProperty(damagedEvents, fc.anything(), async (input, thrown) => {
      await expectAnswered(
        input,
        fakeBus({
          publish: () => {
            throw thrown;
          },
        }),
      );
    }),
    { numRuns: 300 },
  );
});

test('returns and counts an input that throws when it is read', async () => {
  const bus = fakeBus();
  const input = {
    get triggerSource(): string {
      throw new Error('not to be read');
    },
  };

  expect(await bus.handler(input)).toBe(input);
  expect(bus.lines()).toMatchObject([{ EventsNotNormalized: 1 }]);
});
