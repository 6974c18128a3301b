import type { EventType } from '../../../../../contracts/catalog.ts';
import { triggerSources } from '../../../../../contracts/trigger-sources.ts';
import type { Normalized } from '../../../../../triggers/normalize/normalized.ts';
import { normalizeDenial } from '../../../../../triggers/normalize/trigger-event/denial.ts';
import { normalize, normalizers } from '../../../../../triggers/normalize/trigger-event/normalize.ts';
import {
  aFederatedUser,
  aNormalizeContext,
  aTriggerEvent,
  sampleSources,
  spelledAsSample,
} from '../../../../given/builders/a-trigger-event.ts';

const context = aNormalizeContext();
const sources = Object.entries(triggerSources);
const giving = sources.flatMap(([source, mapping]) =>
  'produces' in mapping ? [[source, mapping.produces] as const] : [],
);
const ignored = sources.flatMap(([source, mapping]) => ('ignored' in mapping ? [source] : []));

const typesOf = (normalized: Normalized): EventType[] =>
  'events' in normalized ? normalized.events.map(({ type }) => type) : [];

/** The types that a source gives: of its sample, of the same for a federated user, and where its function refuses. */
function typesFrom(source: string): EventType[] {
  const sample = aTriggerEvent(source);
  const { userName, userAttributes } = aFederatedUser();
  const federated = { ...sample, userName, request: { ...sample.request, userAttributes } };
  const told = [sample, federated].flatMap((input) => typesOf(normalize(input, context)));
  return [...told, ...typesOf(normalizeDenial(sample, new Error(), context))];
}

test('each trigger source is either mapped or ignored for a reason', () => {
  expect(Object.keys(normalizers).sort()).toEqual(giving.map(([source]) => source).sort());
  expect([...giving.map(([source]) => source), ...ignored].sort()).toEqual(Object.keys(triggerSources).sort());
});

test('each trigger source has a sample, and each sample a trigger source', () => {
  expect([...sampleSources].sort()).toEqual([...new Set(Object.keys(triggerSources).map(spelledAsSample))].sort());
});

test.each(sampleSources)('the sample of %s says that it is one', (source) => {
  expect(aTriggerEvent(source)).toMatchObject({
    triggerSource: source,
    version: expect.stringMatching(/^[123]$/) as string,
  });
});

test.each(giving)('the sample of %s gives events, and only such as it may', (source, produces) => {
  const types = typesOf(normalize(aTriggerEvent(source), context));

  expect(types).not.toEqual([]);
  expect(produces).toEqual(expect.arrayContaining(types));
});

test.each(giving)('%s gives each event that it may, and no other', (source, produces) => {
  expect([...new Set(typesFrom(source))].sort()).toEqual([...produces].sort());
});

test.each(ignored)('%s gives no event, also where its function refuses', (source) => {
  expect(normalize(aTriggerEvent(source), context)).toEqual({ nothing: 'IGNORED' });
  expect(normalizeDenial(aTriggerEvent(source), new Error(), context)).toEqual({ nothing: 'NO_EVENT' });
});
