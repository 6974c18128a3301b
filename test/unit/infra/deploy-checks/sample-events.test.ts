import { isSample } from '../../../../contracts/deployment-check.ts';
import { triggerSources } from '../../../../contracts/trigger-sources.ts';
import { sampleEvents } from '../../../../infra/deploy-checks/sample-events.ts';
import { observedTriggers } from '../../../../triggers/attachment/observed-triggers.ts';
import { checkSample } from '../../../../triggers/observer/check-sample.ts';
import { normalize } from '../../../../triggers/normalize/trigger-event/normalize.ts';
import { aNormalizeContext, aTriggerEvent } from '../../../given/builders/a-trigger-event.ts';

test('there is one for each trigger source that the trigger function is called with', () => {
  const observed = Object.entries(triggerSources).filter(([, { trigger }]) => observedTriggers.includes(trigger));

  expect(sampleEvents.map(({ triggerSource }) => triggerSource)).toEqual(observed.map(([source]) => source));
  expect(sampleEvents).toHaveLength(20);
});

test.each(sampleEvents.map((event) => [event.triggerSource, event] as const))(
  '%s is a sample with the properties of a real event, and normalizes to an event',
  (source, event) => {
    const real = aTriggerEvent(source);
    const optional = ['clientMetadata', 'linkParameter', 'validationData', 'scopes', 'userNotFound'];

    expect(isSample(event)).toBe(true);
    expect(normalize(event, aNormalizeContext())).toHaveProperty('events');
    expect(Object.keys(event).sort()).toEqual(Object.keys(real).sort());
    expect(Object.keys(event['request'] as object)).toEqual(
      expect.arrayContaining(Object.keys(real.request).filter((name) => !optional.includes(name))),
    );
    // Token generation has two versions of its member.
    expect(Object.values(event['response'] as object)).toEqual(Object.values(real.response));
  },
);

test('the check reports the reason when no event can be made', async () => {
  const ports = { privacy: () => Promise.resolve({ policy: {} }), newId: () => 'none' };

  await expect(checkSample({ ...sampleEvents[0], triggerSource: 'Other' }, ports)).rejects.toThrow(
    'UNKNOWN_TRIGGER_SOURCE',
  );
});
