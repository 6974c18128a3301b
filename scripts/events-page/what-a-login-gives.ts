import type { EventType } from '../../contracts/catalogue.ts';
import { eventLink } from './event-link.ts';
import { bullets, paragraph, table } from './markdown.ts';

/** What happens, and what tells of it: the event, in which case, and with what in `data`. */
type Row = readonly [what: string, ...(readonly [type: EventType, note?: string])[]];

const profile = ['cognito.federation.profile_received.v1', 'wrapper'] as const;
const attempted = ['cognito.login.attempted.v1'] as const;
const succeeded = ['cognito.login.succeeded.v1'] as const;
const issued = (method: string) => ['cognito.token.issued.v1', `\`${method}\``] as const;
const denied = (stage: string) => ['cognito.login.denied.v1', `\`${stage}\`, wrapper`] as const;
const refused = ['cognito.login.failed.v1', '`denied_by_trigger`'] as const;

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
  ['The same with a remembered device', attempted, succeeded, issued('device')],
  ['First login of a user whom an administrator created', attempted, succeeded, issued('new_password')],
  [
    'Managed login, a user of the pool',
    attempted,
    ['cognito.login.succeeded.v1', 'if Cognito fires the trigger, see below'],
    ['cognito.token.issued.v1', '`hosted_ui` or `authentication`, see below'],
  ],
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
  ['Wrong password', attempted, ['cognito.login.failed.v1']],
  ['Your function refuses before the password is looked at', denied('pre_authentication'), refused],
  ['Your function refuses afterwards', attempted, denied('post_authentication'), refused],
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
      '**Federation.** The first login of a federated user fires neither pre nor post authentication; Cognito makes and ' +
        'confirms the user, and the post confirmation trigger tells of both the account and the login.',
      `**Failed on a page.** AWS publishes no record of a login that failed on a page. An error, or a status of 400 and ` +
        `above, is taken for a ${eventLink('cognito.login.failed.v1')}; a page that answers 200 or 302 gives none.`,
      `**Refresh.** \`GetTokensFromRefreshToken\` fires the trigger with the same source as a login, so a ` +
        `${eventLink('cognito.token.issued.v1')} alone is no sign of a login. A refused refresh gives no event.`,
    ]),
  ].join('\n\n');
