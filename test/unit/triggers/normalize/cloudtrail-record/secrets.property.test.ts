import { inspect } from 'node:util';
import fc from 'fast-check';
import type { PrivacyPolicy } from '../../../../../privacy/privacy-policy.ts';
import { anAuditRecord, auditSamples, userPoolId } from '../../../../given/builders/an-audit-record.ts';
import { fakeAudit } from '../../../../given/fakes/fake-audit.ts';

// Of other characters than a code, a flow, a challenge and an app client may have: in these it must not get through.
const secret = 'Tr0ub4dor&3 ann@example.org';

// What an event is about, and what CloudTrail does not hide of it.
const visible = new Set([
  ...['eventTime', 'requestID', 'awsRegion', 'region', 'userPoolId', 'sub'],
  ...['groupName', 'providerName', 'attributeName', 'userAttributeNames'],
]);

type Path = readonly string[];

/** The places of a record in which a secret might stand, at any depth. */
const placesIn = (value: unknown, path: Path = []): Path[] =>
  typeof value !== 'object' || value === null
    ? [path]
    : [path, ...Object.entries(value).flatMap(([name, member]) => placesIn(member, [...path, name]))];

const isHidden = (path: Path): boolean =>
  path.length > 0 &&
  !path.some((name, at) => visible.has(name) || (name === 'name' && path[at - 2] === 'userAttributes'));

function withValue(value: unknown, [name, ...rest]: Path, replacement: unknown): unknown {
  if (name === undefined) return replacement;
  const members = Array.isArray(value) ? [...(value as unknown[])] : { ...(value as object) };
  return Object.assign(members, { [name]: withValue((value as Record<string, unknown>)[name], rest, replacement) });
}

const situations = {
  'the bus accepts': {},
  'the bus refuses': { refusal: 'ThrottlingException' },
  'Cognito does not answer': { poolOf: () => Promise.reject(Object.assign(new Error(secret), { cause: secret })) },
} as const;

/** Everything that leaves the audit function: what is published, logged and thrown. */
async function whatLeaves(input: unknown, options: Parameters<typeof fakeAudit>[0] = {}) {
  const audit = fakeAudit({ poolOf: () => Promise.resolve({ userPoolId }), ...options });
  let thrown = '';
  try {
    await audit.handler(input, { awsRequestId: 'request-1' });
  } catch (error) {
    thrown = inspect(error, { showHidden: true, depth: 9 });
  }
  return { events: audit.published.length, text: JSON.stringify([audit.published, audit.logged, thrown]) };
}

const places = auditSamples.flatMap((sample) =>
  placesIn(anAuditRecord(sample))
    .filter(isHidden)
    .map((path) => ({ sample, path })),
);

/** Plants the secret in each place of each sample in turn, and says where it got through. */
async function leaksOf(planted: unknown, policy: PrivacyPolicy, among = places) {
  const leaks: string[] = [];
  let events = 0;
  for (const { sample, path } of among) {
    const left = await whatLeaves(withValue(anAuditRecord(sample), path, planted), { policy });
    events += left.events;
    if (left.text.includes('Tr0ub4dor')) leaks.push(`${sample}: ${path.join('.')}`);
  }
  return { leaks, events };
}

test.each([
  ['a text', secret],
  ['a list', [secret]],
  ['an object', { [secret]: secret, status: secret, enabled: secret, username: secret, value: secret }],
])('a secret in any hidden place, as %s, does not leave', async (_what, planted) => {
  const { leaks, events } = await leaksOf(planted, {});

  expect(leaks).toEqual([]);
  expect(places.length).toBeGreaterThan(3_000);
  expect(events).toBeGreaterThan(1_500);
});

test('no text leaves as an address unless it is one', async () => {
  const addresses = places.filter(({ path }) => path.at(-1) === 'sourceIPAddress');

  for (const ipAddress of ['include', 'truncate'] as const) {
    const { leaks, events } = await leaksOf(secret, { ipAddress }, addresses);

    expect(leaks).toEqual([]);
    expect(events).toBeGreaterThan(50);
  }
});

/** A sample with the secret in some of its hidden places, the innermost first. */
const recordsWithSecrets = fc.constantFrom(...auditSamples).chain((sample) => {
  const hidden = placesIn(anAuditRecord(sample)).filter(isHidden);
  const innermostFirst = hidden.sort((one, other) => other.length - one.length);
  return fc
    .subarray(innermostFirst)
    .map((paths) => paths.reduce<unknown>((record, path) => withValue(record, path, secret), anAuditRecord(sample)));
});

test('secrets in many places at once do not leave, whatever the bus and Cognito do', async () => {
  await fc.assert(
    fc.asyncProperty(recordsWithSecrets, fc.constantFrom(...Object.values(situations)), async (input, options) => {
      expect((await whatLeaves(input, options)).text).not.toContain('Tr0ub4dor');
    }),
    { numRuns: 1_000 },
  );
});

test.each(Object.entries(situations))('%s: a record full of secrets tells nothing', async (_what, options) => {
  for (const sample of auditSamples) {
    const { detail } = anAuditRecord(sample);
    const more = { userPoolId, username: secret, requestParameters: { username: [secret], sub: [secret] } };
    const over = { userIdentity: secret, errorMessage: secret, sourceIPAddress: secret, additionalEventData: more };

    expect((await whatLeaves(anAuditRecord(sample, { ...detail, ...over }), options)).text).not.toContain('Tr0ub4dor');
  }
});

test('a secret that does get through would be seen', async () => {
  const requestParameters = { userPoolId, groupName: secret };
  const inGroup = await whatLeaves(anAuditRecord('AdminAddUserToGroup', { requestParameters }));
  const policy = { userAgent: 'include' } as const;
  const inUserAgent = await whatLeaves(anAuditRecord('ChangePassword', { userAgent: secret }), { policy });

  expect([inGroup.text, inUserAgent.text]).toEqual([
    expect.stringContaining('Tr0ub4dor'),
    expect.stringContaining('Tr0ub4dor'),
  ]);
});
