import { apiCalls, serviceEvents, type AuditEventName } from '../../contracts/audit-event-names.ts';
import type { EventType } from '../../contracts/catalog.ts';
import { triggerSources, type EventMapping, type Trigger } from '../../contracts/trigger-sources.ts';
import { isDenial } from '../sources-of.ts';
import { eventLink } from './event-link.ts';
import { markdownTable } from '../../platform/markdown-table.ts';
import type { PageSections } from '../generated-page.ts';
import { code, plain } from '../markdown.ts';

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

/** Returns a table for each kind of source, with the events that it produces. */
export const sourceTables = (): PageSections => ({
  'trigger-sources': markdownTable(
    ['trigger source', 'trigger', 'seen by', 'events'],
    Object.entries(triggerSources).map(([source, { trigger, wrapperOnly, ...mapping }]) => [
      code(source),
      triggerNames[trigger],
      wrapperOnly ? 'wrapper' : 'observer, wrapper',
      outcome(mapping),
    ]),
  ),
  'api-calls': auditTable(apiCalls),
  'pages-and-endpoints': auditTable(serviceEvents),
});

const auditTable = (names: Readonly<Record<string, AuditEventName>>): string =>
  markdownTable(
    ['event name', 'records', 'events'],
    Object.entries(names).map(([name, mapping]) => [code(name), 'of' in mapping ? mapping.of : '', outcome(mapping)]),
  );

const outcome = (mapping: EventMapping): string =>
  'produces' in mapping ? mapping.produces.map(namedEvent).join(', ') : `none: ${plain(mapping.ignored)}`;

const namedEvent = (type: EventType): string => eventLink(type, 'events/') + (isDenial(type) ? ' (wrapper)' : '');
