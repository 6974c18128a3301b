import { apiCalls, serviceEvents, type AuditEventName } from '../../contracts/audit-event-names.ts';
import type { EventType } from '../../contracts/catalog.ts';
import { triggerSources, type Fate, type Trigger } from '../../contracts/trigger-sources.ts';
import { isDenial } from '../sources-of.ts';
import { eventLink } from './event-link.ts';
import { code, paragraph, plain, table } from './markdown.ts';

const triggerNames: Readonly<Record<Trigger, string>> = {
  PreSignUp: 'pre sign-up',
  PostConfirmation: 'post confirmation',
  PreAuthentication: 'pre authentication',
  PostAuthentication: 'post authentication',
  PreTokenGeneration: 'pre token generation',
  CustomMessage: 'custom message',
  DefineAuthChallenge: 'define auth challenge',
  CreateAuthChallenge: 'create auth challenge',
  VerifyAuthChallengeResponse: 'verify auth challenge response',
  UserMigration: 'user migration',
  CustomEmailSender: 'custom email sender',
  CustomSMSSender: 'custom SMS sender',
  InboundFederation: 'inbound federation',
};

/** What the tables of sources cannot say: when a source gives an event only sometimes. Whole sentences. */
export const sourceNotes: Readonly<Record<string, string>> = {
  PostConfirmation_ConfirmSignUp: 'The login only for a federated user: it is the first federated login.',
  PostAuthentication_Authentication:
    'AWS does not list the trigger for a user of the pool who logs in on the pages of managed login.',
  TokenGeneration_Authentication: 'Also at GetTokensFromRefreshToken, so it is no sign of a login.',
  TokenGeneration_ClientCredentials: 'Only where the trigger is attached in version V3_0.',
  VerifyAuthChallenge_Authentication: "A spelling in one table of AWS's guide.",
  UserMigration_Authentication: 'Only if the function found the user.',
  UserMigration_ForgotPassword: 'Only if the function found the user.',
  InitiateAuth: 'Not for a refresh.',
  AdminInitiateAuth: 'Not for a refresh.',
  Token_POST: 'Only for the exchange of an authorization code, not for a refresh.',
  Beta_Token_POST: 'Only for the exchange of an authorization code, not for a refresh.',
};

/** The sections that say, for everything Cognito and CloudTrail may tell, what comes of it. */
export const sourceTables = (): string =>
  [
    '## Trigger sources',
    paragraph(
      'Every trigger source that AWS documents. "Wrapper": an observer on that trigger would break what the pool does, so ' +
        'only a function of your own, wrapped in `withIdentityEvents`, can tell of it. A source that is not here gives no ' +
        'event, is counted, and the login goes on.',
    ),
    table(
      ['trigger source', 'trigger', 'seen by', 'events'],
      Object.entries(triggerSources).map(([source, { trigger, wrapperOnly, ...fate }]) => [
        code(source),
        triggerNames[trigger],
        wrapperOnly ? 'wrapper' : 'observer, wrapper',
        outcome(source, fate),
      ]),
    ),
    '## CloudTrail event names',
    '### API calls',
    paragraph('Records with `eventType` `AwsApiCall`. A call that is not here gives no event.'),
    paragraph(
      "Calls with a user's own access token (ChangePassword, GlobalSignOut, DeleteUser, UpdateUserAttributes and others) name the user " +
        'in their record, but neither pool nor app client. The audit function finds the pool by the user: ' +
        '[delivery-to-the-bus.md](delivery-to-the-bus.md#whose-pool-a-record-is-of). DeleteUser of a user whom no event has shown ' +
        'gives none.',
    ),
    auditTable(apiCalls),
    '### Pages and endpoints',
    paragraph(
      'Records with `eventType` `AwsServiceEvent`. Names that begin with a small letter are pages of managed login; the ' +
        'others are pages of the classic hosted UI, or endpoints for apps and identity providers. AWS does not document ' +
        'by which name `/logout` of managed login goes.',
    ),
    auditTable(serviceEvents),
  ].join('\n\n');

const auditTable = (names: Readonly<Record<string, AuditEventName>>): string =>
  table(
    ['event name', 'records', 'events'],
    Object.entries(names).map(([name, fate]) => [code(name), 'of' in fate ? fate.of : '', outcome(name, fate)]),
  );

function outcome(name: string, fate: Fate): string {
  const note = sourceNotes[name];
  const parts = 'gives' in fate ? [fate.gives.map(namedEvent).join(', ')] : [`none: ${plain(fate.ignored)}`];
  return [...parts, ...(note === undefined ? [] : [plain(note)])].join('. ');
}

const namedEvent = (type: EventType): string => eventLink(type) + (isDenial(type) ? ' (wrapper)' : '');
