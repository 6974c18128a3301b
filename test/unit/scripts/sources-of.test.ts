import { apiCalls, serviceEvents } from '../../../contracts/audit-event-names.ts';
import { catalog } from '../../../contracts/catalog.ts';
import { aboutOf } from '../../../contracts/envelope.ts';
import { triggerSources } from '../../../contracts/trigger-sources.ts';
import { sourcesOf } from '../../../scripts/sources-of.ts';

const none = { triggers: [], wrapped: [], apiCalls: [], endpoints: [], of: undefined };

test('an event that triggers report', () => {
  expect(sourcesOf('cognito.login.succeeded.v1')).toEqual({
    ...none,
    triggers: ['PostConfirmation_ConfirmSignUp', 'PostAuthentication_Authentication'],
  });
});

test('an event only from a wrapper function, because an observer would break the pool', () => {
  expect(sourcesOf('cognito.challenge.issued.v1')).toEqual({
    ...none,
    wrapped: ['CreateAuthChallenge_Authentication'],
  });
});

test('only the wrapper sees a denial, also on a trigger that takes observers', () => {
  expect(sourcesOf('cognito.login.denied.v1')).toEqual({
    ...none,
    wrapped: ['PreAuthentication_Authentication', 'PostAuthentication_Authentication'],
  });
});

test('an event that CloudTrail records for calls that succeeded', () => {
  expect(sourcesOf('cognito.password.reset_requested.v1')).toEqual({
    ...none,
    apiCalls: ['ForgotPassword', 'AdminResetUserPassword'],
    endpoints: ['ForgotPassword_POST', 'forgotPassword_POST'],
    of: 'succeeded',
  });
});

test('an event that CloudTrail records for calls that failed', () => {
  const { of, apiCalls: calls, endpoints } = sourcesOf('cognito.login.failed.v1');

  expect(of).toBe('failed');
  expect(calls).toContain('InitiateAuth');
  expect(endpoints).toContain('login_POST');
});

describe.each(catalog.map((schema) => [schema.properties.type.const, schema] as const))('%s', (type, schema) => {
  const { triggers, wrapped, apiCalls: calls, endpoints } = sourcesOf(type);

  test('has a source, and is of triggers or of CloudTrail, not of both', () => {
    const byTrigger = triggers.length + wrapped.length;
    const byRecord = calls.length + endpoints.length;

    expect(byTrigger + byRecord).toBeGreaterThan(0);
    expect(Math.min(byTrigger, byRecord)).toBe(0);
    expect('triggerSource' in schema.properties.data.properties).toBe(byTrigger > 0);
  });

  test('is given by the records that failed, or by those that did not, not by both', () => {
    const fates = [...Object.values(apiCalls), ...Object.values(serviceEvents)];
    const given = fates.flatMap((mapping) =>
      'produces' in mapping && mapping.produces.includes(type) ? [mapping.of] : [],
    );

    expect(new Set(given).size).toBeLessThanOrEqual(1);
  });

  test('says so where only the wrapper reports it', () => {
    const isWrappedOnly = wrapped.length > 0 && triggers.length === 0;

    expect(/^Only from functions in the wrapper/.test(aboutOf(schema).notWhen)).toBe(isWrappedOnly);
  });
});

test('every source that gives events is found', () => {
  const giving = [triggerSources, apiCalls, serviceEvents].flatMap((names) =>
    Object.entries(names).flatMap(([name, mapping]) => ('produces' in mapping ? [name] : [])),
  );
  const found = catalog.flatMap((schema) => {
    const { triggers, wrapped, apiCalls: calls, endpoints } = sourcesOf(schema.properties.type.const);
    return [...triggers, ...wrapped, ...calls, ...endpoints];
  });

  expect(giving.filter((name) => !found.includes(name))).toEqual([]);
});
