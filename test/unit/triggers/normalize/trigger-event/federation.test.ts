import { federation } from '../../../../../triggers/normalize/trigger-event/federation.ts';
import { normalize } from '../../../../../triggers/normalize/trigger-event/normalize.ts';
import { aNormalizeContext, aTriggerEvent, aTriggerEventWith } from '../../../../given/builders/a-trigger-event.ts';

const source = 'InboundFederation_ExternalProvider';
const told = (input: unknown) => normalize(input, aNormalizeContext());

test('covers the profile that a provider sends', () => {
  expect(Object.keys(federation)).toEqual([source]);
});

test.each(['OIDC', 'SAML', 'Facebook', 'Google', 'SignInWithApple', 'LoginWithAmazon'])(
  'publishes a profile of a provider of the type %s',
  (providerType) => {
    expect(told(aTriggerEventWith(source, { providerName: 'Corp AD-1', providerType }))).toMatchObject({
      events: [{ type: 'cognito.federation.profile_received.v1', data: { providerName: 'Corp AD-1', providerType } }],
    });
  },
);

test('has no subject: the sub of the provider is not the sub of a user', () => {
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

test('is published whether or not the function maps the attributes', () => {
  expect(told(aTriggerEvent(source, { response: { userAttributesToMap: {} } }))).toHaveProperty('events.length', 1);
});

test("is published without the provider's tokens and the profile", () => {
  const input = aTriggerEvent(source);

  expect(JSON.stringify(input)).toMatch(/at-9Kx2Mw6T/);
  expect(JSON.stringify(told(input))).not.toMatch(/[air]t-|ida\.kern|Kern|Logistics/);
});
