import type { EventSchema, EventType } from '../contracts/catalog.ts';
import { jsonSchema, type JsonSchema } from '../contracts/json-schema.ts';
import { sourcesOf } from './sources-of.ts';

/** What makes an event out of the examples of its fields, which do not know of each other. */
interface Case {
  /** The trigger source or the CloudTrail event name of the event. @default - the first that produces the event */
  readonly from?: string;
  /** Attributes, and fields of `data`, that are absent in this case. @default - none */
  readonly without?: readonly string[];
}

const byAdmin: Case = { without: ['clientId'] };

const cases: Readonly<Partial<Record<EventType, Case>>> = {
  'cognito.sign_up.requested.v1': { without: ['subject'] },
  'cognito.sign_up.denied.v1': { without: ['subject', 'username'] },
  'cognito.login.succeeded.v1': { from: 'PostAuthentication_Authentication' },
  'cognito.login.failed.v1': { without: ['challengeName', 'httpStatus'] },
  'cognito.token.issued.v1': { from: 'TokenGeneration_Authentication' },
  'cognito.user.migrated.v1': { without: ['subject'] },
  'cognito.message.requested.v1': { from: 'CustomEmailSender_SignUp' },
  'cognito.mfa.changed.v1': { from: 'SetUserMFAPreference' },
  'cognito.user.attributes_changed.v1': { from: 'VerifyUserAttribute' },
  'cognito.federation.profile_received.v1': { without: ['subject', 'userAttributes', 'clientMetadata'] },
  'cognito.user.created_by_admin.v1': byAdmin,
  'cognito.user.disabled.v1': byAdmin,
  'cognito.user.enabled.v1': byAdmin,
  'cognito.user.group_added.v1': byAdmin,
  'cognito.user.group_removed.v1': byAdmin,
  'cognito.user.provider_linked.v1': byAdmin,
  'cognito.user.provider_unlinked.v1': byAdmin,
  'cognito.password.set_by_admin.v1': byAdmin,
};

// The pages of the triggers in the Cognito guide list who gets which.
const withValidationData = /^(PreSignUp|PreAuthentication|UserMigration)_/;
const withoutClientMetadata = /^PreAuthentication_/;

/** An event of a type, made of the examples in its schema: with every field that there is in the case it shows. */
export function exampleEvent(schema: EventSchema): Record<string, unknown> {
  const type = schema.properties.type.const;
  const { triggers, wrapped, apiCalls, endpoints } = sourcesOf(type);
  const { from = [...triggers, ...wrapped, ...apiCalls, ...endpoints][0], without = [] } = cases[type] ?? {};
  const named: Readonly<Record<string, unknown>> = { triggerSource: from, eventName: from };
  const isAbsent = (name: string): boolean =>
    without.includes(name) ||
    // Tracing is off by default.
    name === 'traceparent' ||
    (name === 'validationData' && !withValidationData.test(from ?? '')) ||
    (name === 'clientMetadata' && withoutClientMetadata.test(from ?? ''));
  const valueOf = (name: string, field: JsonSchema): unknown =>
    field.properties ? membersOf(field) : (named[name] ?? field.examples?.[0]);
  const membersOf = ({ properties = {} }: JsonSchema): Record<string, unknown> =>
    Object.fromEntries(
      Object.entries(properties)
        .filter(([name]) => !isAbsent(name))
        .map(([name, field]) => [name, valueOf(name, field)]),
    );
  return membersOf(jsonSchema(schema));
}
