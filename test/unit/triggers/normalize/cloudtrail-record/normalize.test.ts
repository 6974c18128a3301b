import { mappingFor } from '../../../../../contracts/audit-event-names.ts';
import type { PrivacyPolicy } from '../../../../../privacy/privacy-policy.ts';
import {
  normalizeAudit,
  type NormalizeAuditContext,
} from '../../../../../triggers/normalize/cloudtrail-record/normalize.ts';
import {
  aNewId,
  anAuditRecord,
  aNormalizeAuditContext,
  auditSamples,
  lena,
  nora,
  userPoolId,
} from '../../../../given/builders/an-audit-record.ts';

const changePassword = (over?: object) => anAuditRecord('ChangePassword', over);

/** The one event of an input. Fails where there is none. */
async function eventOf(input: unknown, over?: Partial<NormalizeAuditContext>) {
  const result = await normalizeAudit(input, aNormalizeAuditContext(over));
  if (!('events' in result) || result.events[0] === undefined) throw new Error(`no event: ${JSON.stringify(result)}`);
  expect(result.events).toHaveLength(1);
  return result.events[0];
}

const outcomeOf = (sample: string): 'failed' | 'succeeded' | undefined => {
  const mapping = mappingFor(anAuditRecord(sample).detail.eventName);
  return mapping && 'produces' in mapping ? mapping.of : undefined;
};

const ended = { errorCode: undefined, errorMessage: undefined };
const page = { additionalEventData: { userPoolId, responseParameters: { status: 302 } } };

test.each(auditSamples.filter((sample) => outcomeOf(sample) === 'succeeded'))(
  '%s gives nothing if it failed',
  async (sample) => {
    for (const failure of [{ errorCode: 'InternalErrorException' }, { errorMessage: 'no' }, { errorCode: {} }]) {
      expect(await normalizeAudit(anAuditRecord(sample, failure), aNormalizeAuditContext())).toEqual({
        nothing: 'NO_EVENT',
      });
    }
  },
);

test.each(auditSamples.filter((sample) => outcomeOf(sample) === 'failed'))(
  '%s gives nothing if it succeeded',
  async (sample) => {
    expect(await normalizeAudit(anAuditRecord(sample, { ...ended, ...page }), aNormalizeAuditContext())).toEqual({
      nothing: 'NO_EVENT',
    });
  },
);

describe('ids', () => {
  test('a record has the same id at each delivery, in any envelope', async () => {
    const { detail } = changePassword();
    const first = await eventOf(changePassword(), { newId: () => 'never asked for' });

    expect(await eventOf({ ...changePassword(), id: 'another', time: '2027-01-01T00:00:00Z' })).toEqual(first);
    expect(await eventOf(detail)).toEqual(first);
    expect(first.id).toMatch(/^.{14}5/);
  });

  test('the id stays what it is: consumers have seen it', async () => {
    const { id } = await eventOf(changePassword({ eventID: '9d8c7b6a-5e4f-4a3b-8c2d-1e0f9a8b7c6d' }));

    expect(id).toBe('638f60c3-8f3a-52f0-b899-92805102edc0');
  });

  test('two records differ', async () => {
    const other = await eventOf(changePassword({ eventID: '0bd1586d-cd3e-4d7a-abaf-fd8bfc3912fd' }));

    expect(other.id).not.toBe((await eventOf(changePassword())).id);
  });

  test('half a surrogate pair in the id of a record does no harm', async () => {
    expect((await eventOf(changePassword({ eventID: '\ud800' }))).id).toMatch(/^.{14}5/);
  });

  test.each([[undefined], [null], [''], ['HIDDEN_DUE_TO_SECURITY_REASONS'], [{}]])(
    'a record whose id reads %j has a new one',
    async (eventID) => {
      expect((await eventOf(changePassword({ eventID }))).id).toBe(aNewId);
    },
  );
});

test('the time is the one of the call, not of its delivery', async () => {
  const late = { ...changePassword({ eventTime: '2026-11-24T03:12:45Z' }), time: '2026-11-24T03:27:00Z' };

  expect((await eventOf(late)).time).toBe('2026-11-24T03:12:45.000Z');
});

test.each([
  ['the record', 'eu-west-3', 'eu-south-2', 'eu-west-3'],
  ['the envelope', undefined, 'eu-south-2', 'eu-south-2'],
  ['the id of the pool', 'HIDDEN_DUE_TO_SECURITY_REASONS', undefined, 'eu-central-1'],
])('the source names the Region that %s tells', async (_what, awsRegion, inEnvelope, region) => {
  const { source } = await eventOf({ ...changePassword({ awsRegion }), region: inEnvelope });

  expect(source).toBe(`/aws/cognito/${region}/${userPoolId}`);
});

describe('who', () => {
  test('the subject is the sub that CloudTrail tells', async () => {
    expect((await eventOf(changePassword())).subject).toBe(lena.subject);
  });

  test.each([[undefined], [null], ['HIDDEN_DUE_TO_SECURITY_REASONS'], [{}], [[nora.subject]]])(
    'a sub that reads %j is none',
    async (sub) => {
      expect(await eventOf(changePassword({ additionalEventData: { userPoolId, sub } }))).not.toHaveProperty('subject');
    },
  );

  test('ignores the sub of a form, which the sender chooses', async () => {
    const more = { userPoolId, requestParameters: { sub: [nora.subject] } };

    expect(await eventOf(anAuditRecord('Logout', { additionalEventData: more }))).not.toHaveProperty('subject');
  });

  test('a user name stays out, even where CloudTrail shows it', async () => {
    const sample = anAuditRecord('AdminRemoveUserFromGroup-username-shown');
    const policy: PrivacyPolicy = { userAttributes: { email: 'include' }, ipAddress: 'include', userAgent: 'include' };

    expect(JSON.stringify(sample)).toContain('nora.lindqvist@example.org');
    expect(JSON.stringify(await eventOf(sample, { privacy: { policy } }))).not.toContain('lindqvist');
  });
});

describe('privacy', () => {
  const from = (sourceIPAddress: unknown, policy: PrivacyPolicy) =>
    eventOf(changePassword({ sourceIPAddress }), { privacy: { policy } });

  test.each<[unknown, PrivacyPolicy['ipAddress'], string | undefined]>([
    ['203.0.113.57', 'include', '203.0.113.57'],
    ['203.0.113.57', 'truncate', '203.0.113.0/24'],
    ['2001:db8:1:2::7', 'truncate', '2001:db8:1::/48'],
    ['203.0.113.57', 'omit', undefined],
    ['203.0.113.57', undefined, undefined],
    ['AWS Internal', 'include', undefined],
    ['cognito-idp.amazonaws.com', 'truncate', undefined],
    ['HIDDEN_DUE_TO_SECURITY_REASONS', 'include', undefined],
    [undefined, 'include', undefined],
  ])('with the address %j and the policy %s, the event has %j', async (address, ipAddress, kept) => {
    const { data } = await from(address, ipAddress === undefined ? {} : { ipAddress });

    expect('ipAddress' in data ? data.ipAddress : undefined).toBe(kept);
  });

  test('omits the user agent unless the policy includes it', async () => {
    const userAgent = changePassword().detail['userAgent'];

    expect((await from('203.0.113.57', { userAgent: 'include' })).data).toMatchObject({ userAgent });
    expect((await from('203.0.113.57', { userAgent: 'omit' })).data).not.toHaveProperty('userAgent');
    expect((await from('203.0.113.57', {})).data).not.toHaveProperty('userAgent');
  });
});

test('a record of another pool, or of none that is known, is not ours', async () => {
  const outcomeOf = (additionalEventData: object) =>
    normalizeAudit(changePassword({ additionalEventData }), aNormalizeAuditContext());

  expect(await outcomeOf({ userPoolId: 'eu-central-1_Other' })).toEqual({ nothing: 'OTHER_POOL' });
  expect(await outcomeOf({ clientId: 'anotherPoolsClient' })).toEqual({ nothing: 'CLIENT_UNKNOWN' });
  expect(await outcomeOf({})).toEqual({ nothing: 'POOL_UNKNOWN' });
});

test('nobody is asked for the pool of a record that gives nothing anyway', async () => {
  const poolOf = () => Promise.reject(new Error('asked'));

  for (const sample of ['Login_GET', 'InitiateAuth-succeeded', 'ChangePassword-refused']) {
    expect(await normalizeAudit(anAuditRecord(sample), aNormalizeAuditContext({ poolOf }))).toHaveProperty('nothing');
  }
  await expect(normalizeAudit(changePassword(), aNormalizeAuditContext({ poolOf }))).rejects.toThrow('asked');
});

test.each(['NoSuchCall', 'toString', '__proto__', 'initiateauth', ' InitiateAuth', 'PostAuthentication'])(
  'the event name %s is reported as unknown',
  async (eventName) => {
    expect(await normalizeAudit(changePassword({ eventName }), aNormalizeAuditContext())).toEqual({
      problem: 'UNKNOWN_EVENT_NAME',
    });
  },
);

test('rejects an event that violates its schema', async () => {
  const context = aNormalizeAuditContext({ newId: () => 'not a UUID' });

  expect(await normalizeAudit(changePassword({ eventID: undefined }), context)).toMatchObject({
    problem: 'SCHEMA_VIOLATED',
  });
});
