import { apiCalls, serviceEvents } from '../../../contracts/audit-event-names.ts';
import type { PrivacyPolicy } from '../../../privacy/privacy-policy.ts';
import { readEvent } from '../../../contracts/read-event.ts';
import { triggerSources } from '../../../contracts/trigger-sources.ts';
import { normalizeAudit } from '../../../triggers/normalize/cloudtrail-record/normalize.ts';
import type { Normalized } from '../../../triggers/normalize/normalized.ts';
import { normalizeDenial } from '../../../triggers/normalize/trigger-event/denial.ts';
import { normalize } from '../../../triggers/normalize/trigger-event/normalize.ts';
import { seededRandom } from '../../../bench/seeded-random.ts';
import { aNormalizeContext, anId } from '../../given/builders/a-trigger-event.ts';

const bare: unknown = Object.create(null);
const planted: unknown = JSON.parse('{"__proto__":"x","constructor":"y","toString":"z","valueOf":"z"}');
const odd: readonly unknown[] = [
  ...[null, undefined, '', 0, -0, NaN, Infinity, 1.5e300, true, [], {}, ['a'], { a: 'b' }, bare, planted],
  ...['\ud800', '\u0000', '__proto__', 'a/b', 'eu-west-1_A', '%', '{"a":1}', '\u2028', '@', '+491234567'],
  ...['x'.repeat(5000), '2026-11-24T03:12:45Z', 'HIDDEN_DUE_TO_SECURITY_REASONS'],
];
const oddErrors: readonly unknown[] = [
  ...[new Error('x'), 'x', null, undefined, 7, {}, bare, planted, Symbol('x'), Object.freeze(new Error('x'))],
  ...[Object.assign(new Error('x'), { name: 'a b' }), Object.assign(new Error('x'), { name: Symbol('x') })],
  new Proxy(new Error('x'), {
    get: () => {
      throw new Error('trap');
    },
  }),
];

const policy: PrivacyPolicy = {
  userAttributes: { email: 'hash', name: 'include' },
  clientMetadata: Object.fromEntries(['a', 'constructor', '__proto__'].map((name) => [name, 'include' as const])),
  ipAddress: 'truncate',
  userAgent: 'include',
};
const context = aNormalizeContext({ privacy: { policy, hash: (value) => `h:${value.length}` } });
const { newId, privacy } = context;

/** A source of inputs of which each part is odd in one of three cases; the same for a seed. */
function inputsOf(seed: number) {
  const random = seededRandom(seed);
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item;
  const some = (good: unknown): unknown => (random() < 1 / 3 ? pick(odd) : good);
  const attributes = () =>
    some({
      sub: some('s'),
      email: some('a@b'),
      name: some('n'),
      'cognito:user_status': some('CONFIRMED'),
      identities: some('[]'),
    });
  const trigger = () => ({
    ...{ version: some('1'), region: some('eu-west-1'), userPoolId: some('eu-west-1_A'), userName: some('u') },
    ...{ callerContext: some({ clientId: some('c') }), triggerSource: some(pick(Object.keys(triggerSources))) },
    request: some({
      ...{ userAttributes: attributes(), clientMetadata: some({ a: some('1') }), validationData: some({}) },
      ...{ userNotFound: some(true), newDeviceUsed: some(false), session: some([]), challengeName: some('X') },
      ...{ providerName: some('P'), providerType: some('SAML') },
    }),
    response: some({ answerCorrect: some(true), userAttributes: some({ a: 'b' }) }),
  });
  const detail = () => ({
    ...{
      eventSource: some('cognito-idp.amazonaws.com'),
      eventTime: some('2026-11-24T03:12:45Z'),
      awsRegion: some('eu-west-1'),
    },
    ...{ eventName: some(pick([...Object.keys(apiCalls), ...Object.keys(serviceEvents)])), eventID: some('e') },
    ...{ requestID: some('r'), userAgent: some('ua'), errorMessage: some('m') },
    ...{ sourceIPAddress: some(pick(['1.2.3.4', '::1', 'fe80::1%x', '::ffff:1.2.3.4', '1::', '2002::1'])) },
    errorCode: some(pick(['', 'NotAuthorizedException'])),
    requestParameters: some({
      ...{ userPoolId: some('eu-west-1_A'), clientId: some('c'), groupName: some('g'), permanent: some(true) },
      ...{ userAttributes: some([{ name: some('email') }, some(null)]), userAttributeNames: some(['a']) },
      ...{ sourceUser: some({ providerName: some('Google') }), sMSMfaSettings: some({ enabled: some(true) }) },
    }),
    additionalEventData: some({
      ...{ sub: some('s'), userPoolId: some('eu-west-1_A'), responseParameters: some({ status: some(401) }) },
      requestParameters: some({ client_id: some(['c']), grant_type: some(['authorization_code']) }),
    }),
    responseElements: some({ status: some('SUCCESS') }),
  });
  const record = () =>
    pick([detail(), { detail: detail(), time: some('2026-11-24T03:12:45Z'), region: some('eu-west-1') }]);
  return { trigger, record, error: () => pick(oddErrors) };
}

/** Fails unless each event can be read again, and passes its own schema. */
function expectSound(normalized: Normalized, counts: Map<string, number>): void {
  const kind = 'events' in normalized ? 'events' : 'problem' in normalized ? 'problem' : 'nothing';
  counts.set(kind, (counts.get(kind) ?? 0) + 1);
  if (!('events' in normalized)) return;
  for (const event of normalized.events) expect(readEvent(JSON.stringify(event))).toEqual({ event });
}

test('never throws for odd input, nor produces an event that fails its own schema', async () => {
  const counts = new Map<string, number>();
  const inputs = inputsOf(7);
  const poolOf = () => Promise.resolve({ userPoolId: 'eu-west-1_A' });
  for (let times = 0; times < 1_500; times++) {
    expectSound(normalize(inputs.trigger(), context), counts);
    expectSound(normalizeDenial(inputs.trigger(), inputs.error(), context), counts);
    expectSound(await normalizeAudit(inputs.record(), { poolOf, newId, privacy }), counts);
  }

  expect(Math.min(...['events', 'problem', 'nothing'].map((kind) => counts.get(kind) ?? 0))).toBeGreaterThan(50);
});

test('never loses the event of a denial for an odd error', () => {
  const input = { triggerSource: 'PreAuthentication_Authentication', userPoolId: 'eu-west-1_A', request: {} };

  for (const error of oddErrors) {
    expect(normalizeDenial(input, error, context)).toMatchObject({
      events: [{ id: anId(1), type: 'cognito.login.denied.v1' }],
    });
  }
});
