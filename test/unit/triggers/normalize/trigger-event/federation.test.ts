import { federation } from '../../../../../triggers/normalize/trigger-event/federation.ts';
import { normalize } from '../../../../../triggers/normalize/trigger-event/normalize.ts';
import { aNormalizeContext, aTriggerEvent, aTriggerEventWith } from '../../../../given/builders/a-trigger-event.ts';

const source = 'InboundFederation_ExternalProvider';
const told = (input: unknown) => normalize(input, aNormalizeContext());

test('it is for the profile that a provider sends', () => {
  expect(Object.keys(federation)).toEqual([source]);
});

test.each(['OIDC', 'SAML', 'Facebook', 'Google', 'SignInWithApple', 'LoginWithAmazon'])(
  'a profile of a provider of the type %s is told',
  (providerType) => {
    expect(told(aTriggerEventWith(source, { providerName: 'Corp AD-1', providerType }))).toMatchObject({
      events: [{ type: 'cognito.federation.profile_received.v1', data: { providerName: 'Corp AD-1', providerType } }],
    });
  },
);

test('the user in the pool is not known yet: the sub of the provider is no subject', () => {
  expect(told(aTriggerEvent(source))).toHaveProperty('events.length', 1);
  expect(told(aTriggerEvent(source))).not.toHaveProperty('events.0.subject');
});

test.each([[null], [undefined], [''], [{}], ['two words'], ['x'.repeat(65)]])(
  'a type of provider that is none is left out: %j',
  (providerType) => {
    const normalized = told(aTriggerEventWith(source, { providerType }));

    expect(normalized).toHaveProperty('events.0.data.providerName', 'CorpLogin');
    expect(normalized).not.toHaveProperty('events.0.data.providerType');
  },
);

test('it is told whether the function maps the attributes or leaves them as they are', () => {
  expect(told(aTriggerEvent(source, { response: { userAttributesToMap: {} } }))).toHaveProperty('events.length', 1);
});

test("it is told without the provider's tokens and without the profile", () => {
  const input = aTriggerEvent(source);

  expect(JSON.stringify(input)).toMatch(/at-9Kx2Mw6T/);
  expect(JSON.stringify(told(input))).not.toMatch(/[air]t-|ida\.kern|Kern|Logistics/);
});
