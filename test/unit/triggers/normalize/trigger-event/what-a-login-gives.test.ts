import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { normalizeAudit } from '../../../../../triggers/normalize/cloudtrail-record/normalize.ts';
import { normalize } from '../../../../../triggers/normalize/trigger-event/normalize.ts';
import { anAuditRecord, aNormalizeAuditContext } from '../../../../given/builders/an-audit-record.ts';
import {
  aFederatedUser,
  aNormalizeContext,
  aTriggerEvent,
  aTriggerEventWith,
} from '../../../../given/builders/a-trigger-event.ts';

const page = readFileSync(join(import.meta.dirname, '../../../../../docs/concepts/events.md'), 'utf8');
const { userAttributes } = aTriggerEvent().request;

/** The events of a row of docs/concepts/events.md, with what it says of them in code. */
function rowOf(what: string): string[] {
  const row = page.split('\n').find((line) => line.startsWith(`| ${what} |`)) ?? `| no row: ${what} |  |`;
  const [, , events = ''] = row.split('|');
  return [...events.matchAll(/\[`([\w.]+)`\]\([^)]*\)(?: \((?:`correct` )?`?(\w+))?/g)].map(([, type = '', note]) =>
    note === undefined || note === 'wrapper' || note === 'if' ? type : `${type} ${note}`,
  );
}

/** What a trigger event or a record of CloudTrail gives, in the words of a row. */
async function eventsOf(input: object): Promise<string[]> {
  const outcome =
    'triggerSource' in input
      ? normalize(input, aNormalizeContext())
      : await normalizeAudit(input, aNormalizeAuditContext());
  if (!('events' in outcome)) return [];
  return outcome.events.map(({ type, data }) => {
    const own = data as { method?: string; reason?: string; by?: string; correct?: boolean };
    const note = own.method ?? own.reason ?? own.by ?? own.correct;
    return `${type.replace(/^cognito\.|\.v1$/g, '')}${note === undefined ? '' : ` ${String(note)}`}`;
  });
}

const local = { userAttributes };
const preAuthentication = aTriggerEventWith('PreAuthentication_Authentication', local);
const postAuthentication = aTriggerEventWith('PostAuthentication_Authentication', { userAttributes: { sub: 'a-sub' } });
const onPages = aTriggerEventWith('TokenGeneration_HostedAuth', local);
const wrong = aTriggerEvent('VerifyAuthChallengeResponse_Authentication', { response: { answerCorrect: false } });
const customChallengeFailed = anAuditRecord('RespondToAuthChallenge', {
  requestParameters: { clientId: '6rl1c0v8h2dq5m3tz9kx7wbjna', challengeName: 'CUSTOM_CHALLENGE' },
});

test.each<[string, readonly object[]]>([
  [
    'Managed login, directly after a sign-up',
    [aTriggerEvent('PreSignUp_SignUp'), aTriggerEvent('PostConfirmation_ConfirmSignUp'), onPages],
  ],
  [
    'Managed login, directly after a password reset',
    [
      anAuditRecord('forgotPassword_POST-managed-login'),
      aTriggerEvent('PostConfirmation_ConfirmForgotPassword'),
      onPages,
    ],
  ],
  ['Managed login, with an existing session', [anAuditRecord('login_continue_POST', pageSucceeded()), onPages]],
  [
    'Login with a temporary password, which the user replaces',
    [preAuthentication, postAuthentication, aTriggerEvent('TokenGeneration_NewPasswordChallenge')],
  ],
  [
    'A wrong answer to such a challenge, which the user may repeat',
    [wrong, aTriggerEvent('CreateAuthChallenge_Authentication')],
  ],
  ['Throttled, or blocked by AWS WAF', [anAuditRecord('InitiateAuth', throttled())]],
  ['Throttled, or blocked by AWS WAF', [anAuditRecord('InitiateAuth', blocked())]],
  ['Wrong password', [preAuthentication, anAuditRecord('InitiateAuth')]],
  [
    'Federated login, a later one',
    [
      aTriggerEvent('InboundFederation_ExternalProvider'),
      preAuthentication,
      aTriggerEvent('PostAuthentication_Authentication', {
        userName: aFederatedUser().userName,
        request: { userAttributes: aFederatedUser().userAttributes },
      }),
      aTriggerEvent('TokenGeneration_HostedAuth'),
    ],
  ],
])('%s gives the events of its row on the events page', async (what, inputs) => {
  const events = [];
  for (const input of inputs) events.push(...(await eventsOf(input)));

  expect(events).toEqual(rowOf(what));
});

test('a wrong answer that ends a custom challenge gives other', async () => {
  expect(rowOf('A wrong answer that ends the login')).toEqual(['challenge.answered', 'login.failed other']);
  expect(await eventsOf(wrong)).toEqual(['challenge.answered false']);
  expect(await eventsOf(customChallengeFailed)).toEqual(['login.failed other']);
});

test('a permanent password and a temporary one give what the page says', async () => {
  const setPassword = await normalizeAudit(anAuditRecord('AdminSetUserPassword'), aNormalizeAuditContext());
  const temporary = await normalizeAudit(anAuditRecord('AdminSetUserPassword-temporary'), aNormalizeAuditContext());
  const newPassword = { requestParameters: { clientId: 'a', challengeName: 'NEW_PASSWORD_REQUIRED' } };

  expect(setPassword).toMatchObject({
    events: [{ type: 'cognito.password.set_by_admin.v1', data: { permanent: true } }],
  });
  expect(temporary).toMatchObject({ events: [{ data: { permanent: false } }] });
  expect(await eventsOf(anAuditRecord('RespondToAuthChallenge-succeeded', newPassword))).toEqual([]);
});

function pageSucceeded() {
  const { additionalEventData } = anAuditRecord('login_continue_POST').detail;
  return {
    errorCode: undefined,
    errorMessage: undefined,
    additionalEventData: { ...(additionalEventData as object), responseParameters: { status: 302 } },
  };
}

function throttled() {
  return { errorCode: 'TooManyRequestsException', errorMessage: 'Rate exceeded' };
}

function blocked() {
  return { errorCode: 'ForbiddenException', errorMessage: 'Request not allowed due to WAF block.' };
}
