import type { EventType } from '../../contracts/catalog.ts';
import { eventLink } from './event-link.ts';
import { bullets, paragraph, table } from './markdown.ts';

/** What happens, and what tells of it: the event, in which case, and with what in `data`. */
type Row = readonly [what: string, ...(readonly [type: EventType, note?: string])[]];

const profile = ['cognito.federation.profile_received.v1', 'wrapper'] as const;
const attempted = ['cognito.login.attempted.v1'] as const;
const succeeded = ['cognito.login.succeeded.v1'] as const;
const issued = (method: string) => ['cognito.token.issued.v1', `\`${method}\``] as const;
const denied = (stage: string) => ['cognito.login.denied.v1', `\`${stage}\`, wrapper`] as const;
const failed = (reason: string) => ['cognito.login.failed.v1', `\`${reason}\``] as const;
const refused = failed('denied_by_trigger');
const challenge = [
  ['cognito.challenge.answered.v1', '`correct` false, wrapper'],
  ['cognito.challenge.issued.v1', 'wrapper'],
] as const;

// "Customizing user pool workflows with Lambda triggers", Cognito guide, and the pages of the triggers.
const rows: readonly Row[] = [
  ['Login through the API', attempted, succeeded, issued('authentication')],
  [
    'The same with challenges of your own',
    attempted,
    ['cognito.challenge.issued.v1', 'wrapper'],
    ['cognito.challenge.answered.v1', 'wrapper'],
    succeeded,
    issued('authentication'),
  ],
  ['A wrong answer to such a challenge, which the user may repeat', ...challenge],
  ['A wrong answer that ends the login', ['cognito.challenge.answered.v1', 'wrapper'], failed('other')],
  ['The same with a remembered device', attempted, succeeded, issued('device')],
  ['Login with a temporary password, which the user replaces', attempted, succeeded, issued('new_password')],
  [
    'Managed login, a user of the pool',
    attempted,
    ['cognito.login.succeeded.v1', 'if Cognito fires the trigger, see below'],
    ['cognito.token.issued.v1', '`hosted_ui` or `authentication`, see below'],
  ],
  [
    'Managed login, directly after a sign-up',
    ['cognito.sign_up.requested.v1', '`self`'],
    ['cognito.sign_up.confirmed.v1'],
    issued('hosted_ui'),
  ],
  [
    'Managed login, directly after a password reset',
    ['cognito.password.reset_requested.v1', '`self`'],
    ['cognito.password.reset_confirmed.v1'],
    issued('hosted_ui'),
  ],
  ['Managed login, with an existing session', issued('hosted_ui')],
  [
    'Federated login, the first',
    profile,
    ['cognito.sign_up.requested.v1', '`federated`'],
    ['cognito.sign_up.confirmed.v1'],
    ['cognito.login.succeeded.v1', '`federated`'],
    issued('hosted_ui'),
  ],
  [
    'Federated login, a later one',
    profile,
    attempted,
    ['cognito.login.succeeded.v1', '`federated`'],
    issued('hosted_ui'),
  ],
  ['Refresh: `REFRESH_TOKEN_AUTH`, or the token endpoint', ['cognito.token.refreshed.v1']],
  ['Refresh: `GetTokensFromRefreshToken`', issued('authentication')],
  ['Client credentials', ['cognito.token.issued.v1', '`client_credentials`, trigger version V3_0']],
  ['Wrong password', attempted, failed('wrong_password_or_unknown_user')],
  ['Your function refuses before the password is looked at', denied('pre_authentication'), refused],
  ['Your function refuses afterwards', attempted, denied('post_authentication'), refused],
  ['Throttled, or blocked by AWS WAF', ['cognito.login.failed.v1', '`other`, see below']],
];

/** The section that says which events come of one login, and where AWS's own documentation leaves that open. */
export const whatALoginGives = (): string =>
  [
    '## What a login gives',
    paragraph(
      'In the order in which it happens, which need not be the order in which it arrives. "Wrapper": only where the ' +
        'function on that trigger is wrapped in `withIdentityEvents`.',
    ),
    table(
      ['what happens', 'events'],
      rows.map(([what, ...events]) => [
        what,
        events.map(([type, note]) => eventLink(type) + (note === undefined ? '' : ` (${note})`)).join(', '),
      ]),
    ),
    bullets([
      `**Managed login.** AWS's table of triggers does not list post authentication for a user of the pool who logs in on ` +
        `its pages. Where Cognito does not fire it, there is no ${eventLink('cognito.login.succeeded.v1')}: then ` +
        `${eventLink('cognito.login.attempted.v1')} and ${eventLink('cognito.token.issued.v1')} are what there is. For the ` +
        "tokens AWS's pages name two trigger sources, `TokenGeneration_HostedAuth` and `TokenGeneration_Authentication`.",
      `**Managed login without a login.** After a sign-up or a password reset, managed login signs the user in at once. With a ` +
        'session cookie of an earlier login, it issues tokens without asking for anything. Neither pre nor post ' +
        `authentication fires, and CloudTrail has no record that says so: there is no ${eventLink('cognito.login.succeeded.v1')}.`,
      `**Temporary passwords.** AdminCreateUser, and AdminSetUserPassword with \`permanent\` false, give a user a temporary ` +
        `password. The user replaces it with the answer to NEW_PASSWORD_REQUIRED. That is no ` +
        `${eventLink('cognito.password.changed.v1')}: the new password shows as ${eventLink('cognito.token.issued.v1')} with ` +
        'the method `new_password`. A new password that the policy refuses is ' +
        `${eventLink('cognito.login.failed.v1')} (\`other\`, InvalidPasswordException). A permanent password of ` +
        'AdminSetUserPassword confirms the user; the logins after it are like all others.',
      '**Custom challenges.** A wrong answer fails no login as long as your define auth challenge function lets the user ' +
        'answer again: the call succeeds, and only the wrapper shows the answer. When your function ends the login, Cognito ' +
        `reports "Incorrect username or password.", although no password was asked for: ` +
        `${eventLink('cognito.login.failed.v1')} has the reason \`other\`.`,
      '**Throttling and AWS WAF.** AWS does not document whether CloudTrail has a record of a call that was throttled or ' +
        `blocked. A record gives ${eventLink('cognito.login.failed.v1')} (\`other\`) with the code ` +
        'TooManyRequestsException or ForbiddenException. `too_many_attempts` is different: Cognito locks one user after ' +
        'wrong passwords. A call with an unknown app client has no record, as far as was seen.',
      '**Federation.** The first login of a federated user fires neither pre nor post authentication; Cognito makes and ' +
        'confirms the user, and the post confirmation trigger tells of both the account and the login.',
      `**Failed on a page.** AWS publishes no record of a login that failed on a page. An error, or a status of 400 and ` +
        `above, is taken for a ${eventLink('cognito.login.failed.v1')}; a page that answers 200 or 302 gives none.`,
      `**Refresh.** \`GetTokensFromRefreshToken\` fires the trigger with the same source as a login, so a ` +
        `${eventLink('cognito.token.issued.v1')} alone is no sign of a login. A refused refresh gives no event, ` +
        'not even for a rotated token that was used twice (RefreshTokenReuseException).',
    ]),
  ].join('\n\n');
