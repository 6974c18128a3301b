import { apiCalls, mappingFor, mappedNames, serviceEvents } from '../../../../../contracts/audit-event-names.ts';
import type { EventType } from '../../../../../contracts/catalog.ts';
import { auditNormalizers, normalizeAudit } from '../../../../../triggers/normalize/cloudtrail-record/normalize.ts';
import {
  anAuditRecord,
  aNormalizeAuditContext,
  auditSamples,
  userPoolId,
} from '../../../../given/builders/an-audit-record.ts';

const giving = [...mappedNames(apiCalls), ...mappedNames(serviceEvents)];

const nameIn = (sample: string): string => anAuditRecord(sample).detail.eventName;
const context = aNormalizeAuditContext({ poolOf: () => Promise.resolve({ userPoolId }) });

/** The types of the events that the samples of a name give. */
async function typesOf(eventName: string): Promise<Set<EventType>> {
  const samples = auditSamples.filter((sample) => nameIn(sample) === eventName);
  const results = await Promise.all(samples.map((sample) => normalizeAudit(anAuditRecord(sample), context)));
  return new Set(results.flatMap((result) => ('events' in result ? result.events.map(({ type }) => type) : [])));
}

test('the names that may give an event are those that have a normalizer', () => {
  expect(Object.keys(auditNormalizers).sort()).toEqual([...giving].sort());
});

test.each(giving)('the samples of %s give every type that it lists, and no other', async (eventName) => {
  const mapping = mappingFor(eventName);

  expect([...(await typesOf(eventName))].sort()).toEqual(
    mapping && 'produces' in mapping ? [...mapping.produces].sort() : undefined,
  );
});

test.each(auditSamples)('%s is a sample of a name that is listed', (sample) => {
  expect(sample.split('-')[0]).toBe(nameIn(sample));
  expect(mappingFor(nameIn(sample))).toBeDefined();
});

test.each(auditSamples)('%s is in the envelope of its kind', (sample) => {
  const isApiCall = nameIn(sample) in apiCalls;
  const kind = isApiCall ? 'AWS API Call via CloudTrail' : 'AWS Service Event via CloudTrail';

  expect(anAuditRecord(sample)).toMatchObject({
    'detail-type': kind,
    detail: { eventType: isApiCall ? 'AwsApiCall' : 'AwsServiceEvent' },
  });
});

test('the names of sample files differ also without regard to case', () => {
  expect(new Set(auditSamples.map((sample) => sample.toLowerCase())).size).toBe(auditSamples.length);
});

test('no two samples are the same record', () => {
  expect(new Set(auditSamples.map((sample) => anAuditRecord(sample).detail.eventID)).size).toBe(auditSamples.length);
});
