import fc from 'fast-check';
import { readEvent } from '../../../../../contracts/read-event.ts';
import { anAuditRecord, auditSamples, userPoolId } from '../../../../given/builders/an-audit-record.ts';
import { fakeAudit } from '../../../../given/fakes/fake-audit.ts';

/** Gives the input to the audit function, and holds it to what it promises for any input. */
async function published(input: unknown): Promise<number> {
  const audit = fakeAudit({ poolOf: () => Promise.resolve({ userPoolId }) });

  await audit.handler(input, { awsRequestId: 'request-1' });

  for (const event of audit.published) expect(readEvent(JSON.stringify(event))).toEqual({ event });
  expect(audit.published.length * audit.logged.length).toBe(0);
  return audit.published.length;
}

const member = fc.oneof(
  fc.jsonValue(),
  fc.constantFrom('', '/', 'null', '__proto__', 'HIDDEN_DUE_TO_SECURITY_REASONS', '\ud800', 1e21, [''], [[]]),
);
const changes = fc.array(fc.record({ at: fc.nat(), member: fc.option(member, { nil: undefined }) }), { maxLength: 6 });

/** A record of which some members, at any depth, are replaced or gone. */
const damagedRecords = fc.tuple(fc.constantFrom(...auditSamples), changes).map(([sample, list]) => {
  const record = anAuditRecord(sample);
  for (const change of list) damage(record, change);
  return record;
});

function damage(record: object, { at, member: replacement }: { at: number; member: unknown }): void {
  const places = placesIn(record);
  const place = places[at % Math.max(places.length, 1)];
  if (place === undefined) return;
  if (replacement === undefined) Reflect.deleteProperty(place.owner, place.name);
  else Reflect.set(place.owner, place.name, structuredClone(replacement));
}

function placesIn(owner: object): { owner: object; name: string }[] {
  return Object.entries(owner).flatMap(([name, value]: [string, unknown]) => [
    { owner, name },
    ...(typeof value === 'object' && value !== null ? placesIn(value) : []),
  ]);
}

test('whatever JSON comes in, nothing is thrown, and nothing is published', async () => {
  const anything = fc.oneof(fc.jsonValue(), fc.object(), fc.anything({ withNullPrototype: true }));

  await fc.assert(
    fc.asyncProperty(anything, async (input) => {
      expect(await published(input)).toBe(0);
      expect(await published({ ...anAuditRecord(), detail: input })).toBe(0);
    }),
    { numRuns: 500 },
  );
});

test('a damaged record gives valid events or none, and nothing is thrown', async () => {
  let events = 0;
  let none = 0;

  await fc.assert(
    fc.asyncProperty(damagedRecords, async (input) => {
      if ((await published(input)) > 0) events += 1;
      else none += 1;
    }),
    { numRuns: 2_000 },
  );

  expect(events).toBeGreaterThan(300);
  expect(none).toBeGreaterThan(300);
});
