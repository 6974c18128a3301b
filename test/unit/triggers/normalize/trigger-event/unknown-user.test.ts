import { triggerSources } from '../../../../../contracts/trigger-sources.ts';
import { normalizeAndPublish } from '../../../../../triggers/publish/normalize-and-publish.ts';
import { normalizeDenial } from '../../../../../triggers/normalize/trigger-event/denial.ts';
import type { NormalizeContext } from '../../../../../triggers/normalize/trigger-event/identity-event.ts';
import { normalize } from '../../../../../triggers/normalize/trigger-event/normalize.ts';
import { aNormalizeContext, aTriggerEvent, aTriggerEventWith } from '../../../../given/builders/a-trigger-event.ts';
import { fakeBus } from '../../../../given/fakes/fake-bus.ts';

// People type passwords into the field for a user name. It is also the class of an error, and an app may pass it on.
const typed = 'CorrectHorse9';
const members = {
  login: typed,
  device: 'kiosk-7',
  again: ` ${typed.toUpperCase()} `,
  note: `login of ${typed} failed`,
};
const passed = { login: 'include', device: 'include', again: 'include', note: 'include' } as const;
const policy = {
  userAttributes: { email: 'include', preferred_username: 'include', phone_number: 'include' },
  clientMetadata: passed,
  validationData: passed,
} as const;
const denialBy =
  (name: string) =>
  (input: unknown, context: NormalizeContext): ReturnType<typeof normalizeDenial> =>
    normalizeDenial(input, Object.assign(new Error(typed), { name }), context);
const denied = denialBy(typed);

/** A trigger event of an unknown user, as it is after a function ran that knows nobody either. */
function ofUnknown(source: string, userNotFound: unknown = true) {
  const input = aTriggerEventWith(source, {
    userAttributes: { email: typed, preferred_username: typed },
    clientMetadata: members,
    validationData: members,
    userNotFound,
  });
  return { ...input, userName: typed };
}

/** All that leaves for an input: published, or kept in the outbox, or logged whole. */
async function whatLeaves(input: unknown, how: typeof normalize, refusal: Parameters<typeof fakeBus>[0] = {}) {
  const bus = fakeBus({ privacy: { policy, hash: (value) => `hash of ${value}` }, ...refusal });
  await normalizeAndPublish({ input, requestId: 'request-1', at: new Date(), normalize: how }, bus.ports);
  return { ...bus, text: JSON.stringify([bus.published, bus.sentToOutbox]) + bus.logged.join('') };
}

describe.each([
  ['accepted', normalize],
  ['denied', denied],
  ['denied with an error whose name has a part of it', denialBy(`No${typed.toLowerCase()}`)],
] as const)('omits the text of an unknown user, %s', (_what, how) => {
  test.each(Object.keys(triggerSources))('%s', async (source) => {
    for (const does of [
      {},
      { refusal: 'InternalFailure' },
      { refusal: 'InternalFailure', outbox: 'accepts' } as const,
    ]) {
      const { text } = await whatLeaves(ofUnknown(source), how, does);
      expect(text.toLowerCase()).not.toContain(typed.toLowerCase());
    }
  });
});

test('publishes the event of an unknown user, with the other values of the app', () => {
  const context = aNormalizeContext({ privacy: { policy } });
  const [attempted, refused] = [normalize, denied].map((how) =>
    how(ofUnknown('PreAuthentication_Authentication'), context),
  );

  expect(attempted).toMatchObject({
    events: [
      { data: { userNotFound: true, clientMetadata: { device: 'kiosk-7' }, validationData: { device: 'kiosk-7' } } },
    ],
  });
  expect(refused).toMatchObject({ events: [{ data: { stage: 'pre_authentication', errorName: 'Error' } }] });
  for (const normalized of [attempted, refused]) {
    expect(normalized).not.toHaveProperty('events.0.data.username');
    expect(normalized).not.toHaveProperty('events.0.data.userAttributes');
    expect(normalized).not.toHaveProperty('events.0.subject');
  }
});

test.each([
  ['with spaces around it', ` ${typed}\t`, typed],
  ['in other capitals', 'Gro\u00dfmutter9', 'GRO\u1e9eMUTTER9'],
  ['in full-width characters', typed, '\uff23orrectHorse9'],
])('omits metadata with a name that was typed %s', (_how, userName, device) => {
  const input = { ...ofUnknown('PreAuthentication_Authentication'), userName };
  const request = { ...input.request, clientMetadata: { device, login: 'kiosk-7' } };

  expect(normalize({ ...input, request }, aNormalizeContext({ privacy: { policy } }))).toMatchObject({
    events: [{ data: { clientMetadata: { login: 'kiosk-7' } } }],
  });
  expect(JSON.stringify(normalize({ ...input, request }, aNormalizeContext({ privacy: { policy } })))).not.toContain(
    device,
  );
});

test.each([[undefined], [''], [' ']])('keeps the metadata of an unknown user whose name is %j', (userName) => {
  const input = { ...ofUnknown('PreAuthentication_Authentication'), userName };

  expect(normalize(input, aNormalizeContext({ privacy: { policy } }))).toMatchObject({
    events: [{ data: { clientMetadata: members } }],
  });
});

test.each([[true], ['true'], ['TRUE'], [1], ['yes'], [{}]])('treats a user as unknown in doubt: %j', (userNotFound) => {
  const input = ofUnknown('CreateAuthChallenge_Authentication', userNotFound);

  expect(normalize(input, aNormalizeContext())).not.toHaveProperty('events.0.data.username');
});

test.each([[false], ['False'], [0], ['0'], [null], ['']])('treats a user as known for the value %j', (userNotFound) => {
  const input = ofUnknown('CreateAuthChallenge_Authentication', userNotFound);

  expect(normalize(input, aNormalizeContext())).toHaveProperty('events.0.data.username', typed);
});

test('omits the name of a refused account, and keeps names of admins and providers', () => {
  const nameOf = (source: string) => {
    const normalized = normalizeDenial(aTriggerEvent(source), new Error('no'), aNormalizeContext());
    return 'events' in normalized && 'username' in (normalized.events[0]?.data ?? {});
  };

  expect(['PreSignUp_SignUp', 'PreSignUp_AdminCreateUser', 'PreSignUp_ExternalProvider'].map(nameOf)).toEqual([
    ...[false, true, true],
  ]);
});
