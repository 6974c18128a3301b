import { Template } from 'aws-cdk-lib/assertions';
import { Rule, type EventPattern } from 'aws-cdk-lib/aws-events';
import { apiCallPattern, serviceEventPattern } from '../../../../infra/constructs/audit-patterns.ts';
import { normalizeAudit } from '../../../../triggers/normalize/cloudtrail-record/normalize.ts';
import { aStack } from '../../../given/builders/a-stack.ts';
import { aNormalizeAuditContext, anAuditRecord, auditSamples } from '../../../given/builders/an-audit-record.ts';
import { matchesPattern } from '../matches-pattern.ts';

type Members = Readonly<Record<string, unknown>>;

/** The pattern as a rule has it in the template. */
function rendered(eventPattern: EventPattern): Members {
  const stack = aStack();
  new Rule(stack, 'Rule', { eventPattern });
  const [rule] = Object.values(Template.fromStack(stack).findResources('AWS::Events::Rule'));
  return (rule as { Properties: { EventPattern: Members } }).Properties.EventPattern;
}

const apiCall = rendered(apiCallPattern());
const serviceEvent = rendered(serviceEventPattern());
const anApiCall = (detail: Members): Members => ({
  source: 'aws.cognito-idp',
  'detail-type': 'AWS API Call via CloudTrail',
  detail: { eventSource: 'cognito-idp.amazonaws.com', ...detail },
});
const aServiceEvent = (eventName: string): Members => ({
  source: 'aws.cognito-idp',
  'detail-type': 'AWS Service Event via CloudTrail',
  detail: { eventSource: 'cognito-idp.amazonaws.com', eventName },
});

test.each([
  { eventName: 'InitiateAuth', errorCode: 'NotAuthorizedException' },
  { eventName: 'RespondToAuthChallenge', errorCode: 'CodeMismatchException' },
  { eventName: 'GlobalSignOut' },
  { eventName: 'AdminDisableUser' },
  { eventName: 'DeleteUser' },
])('hands on a call that may be a fact: %j', (detail) => {
  expect(matchesPattern(apiCall, anApiCall(detail))).toBe(true);
});

test.each([
  { eventName: 'InitiateAuth' },
  { eventName: 'RespondToAuthChallenge' },
  { eventName: 'SignUp' },
  { eventName: 'DescribeUserPoolClient' },
  // Refused, so that nothing was deleted: a call that succeeded has no errorCode at all.
  { eventName: 'DeleteUser', errorCode: 'NotAuthorizedException' },
  { eventName: 'AdminDeleteUser', errorCode: 'AccessDenied', errorMessage: 'User is not authorized' },
  { eventName: 'InitiateAuth', errorCode: 'NotAuthorizedException', eventSource: 'sts.amazonaws.com' },
])('does not hand on a call that cannot be one, above all a login that succeeded: %j', (detail) => {
  expect(matchesPattern(apiCall, anApiCall(detail))).toBe(false);
});

test.each(['CognitoAuthentication', 'login_POST', 'Logout', 'Token_POST'])('the page %s may tell a fact', (name) => {
  expect(matchesPattern(serviceEvent, aServiceEvent(name))).toBe(true);
});

test.each(['Login_GET', 'signup_POST', 'UserInfo_GET'])('the page %s tells none', (name) => {
  expect(matchesPattern(serviceEvent, aServiceEvent(name))).toBe(false);
});

test('exactly one rule matches each record, and only from Cognito', () => {
  const call = anApiCall({ eventName: 'GlobalSignOut' });
  const page = aServiceEvent('Logout');

  expect([call, page].map((event) => matchesPattern(serviceEvent, event))).toEqual([false, true]);
  expect([call, page].map((event) => matchesPattern(apiCall, event))).toEqual([true, false]);
  expect(matchesPattern(apiCall, { ...call, source: 'our-own-app' })).toBe(false);
  expect(matchesPattern(serviceEvent, { ...page, source: 'our-own-app' })).toBe(false);
});

test.each(auditSamples)(
  'the rules hand on the sample %s if it produces events, and not if it is ignored',
  async (name) => {
    const sample = anAuditRecord(name);
    const normalized = await normalizeAudit(sample, aNormalizeAuditContext());
    const isHandedOn = [apiCall, serviceEvent].some((pattern) => matchesPattern(pattern, { ...sample }));

    expect(normalized).not.toHaveProperty('problem');
    if ('events' in normalized) expect(isHandedOn).toBe(true);
    if ('nothing' in normalized && normalized.nothing === 'IGNORED') expect(isHandedOn).toBe(false);
  },
);

test('hands on no sample of a login that succeeded', () => {
  const succeeded = ['InitiateAuth-succeeded', 'AdminInitiateAuth-succeeded', 'RespondToAuthChallenge-succeeded'];

  expect(auditSamples).toEqual(expect.arrayContaining(succeeded));
  expect(succeeded.filter((name) => matchesPattern(apiCall, { ...anAuditRecord(name) }))).toEqual([]);
});

test.each([
  ['API calls', apiCall],
  ['pages', serviceEvent],
])('the pattern for %s is as short as EventBridge wants it', (_what, pattern) => {
  expect(JSON.stringify(pattern).length).toBeLessThanOrEqual(2048);
});

test('rejects a pattern that is too long, with its length, the limit and the fix', () => {
  const produces = ['cognito.logout.completed.v1'] as const;
  const names = (count: number) =>
    Object.fromEntries(
      Array.from({ length: count }, (_, index) => [`AnotherCall${index}`, { of: 'failed', produces }] as const),
    );

  for (const tooLong of [() => apiCallPattern(names(150)), () => serviceEventPattern(names(150))]) {
    expect(tooLong).toThrow(
      /^The event pattern for "AWS (API Call|Service Event) via CloudTrail" has 2\d{3} characters, .* takes 2048\. Name fewer/,
    );
  }
  expect(JSON.stringify(rendered(apiCallPattern(names(100)))).length).toBeGreaterThan(1600);
});

test('a pattern of 2048 characters is taken, and one of 2049 is not', () => {
  const produces = ['cognito.logout.completed.v1'] as const;
  const withNameOf = (length: number) => () =>
    serviceEventPattern({ ['x'.repeat(length)]: { of: 'failed', produces } });
  const others = JSON.stringify(rendered(withNameOf(1)())).length - 1;

  expect(JSON.stringify(rendered(withNameOf(2048 - others)())).length).toBe(2048);
  expect(withNameOf(2049 - others)).toThrow(/has 2049 characters/);
});
