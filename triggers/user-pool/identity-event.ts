import { v5 } from 'uuid';
import type { EventOf, EventType } from '../../contracts/catalogue.ts';
import { dataSchemaUri } from '../../contracts/schema-uri.ts';
import type { PrivacyPolicy } from '../../contracts/privacy-policy.ts';
import { allowedAttributes, allowedUsername } from '../privacy.ts';
import type { TriggerEvent } from './trigger-event.ts';

/** What a normalizer needs besides the trigger event. */
export interface NormalizeContext {
  /** When the trigger fired: Cognito puts no time into its event. */
  readonly now: Date;
  /** Makes a new UUIDv7. */
  readonly newId: () => string;
  /** Lambda's id of the invocation. */
  readonly requestId: string | undefined;
  readonly privacy: PrivacyPolicy;
}

/** The fields of an event's `data` that not every trigger has. */
type OwnData<Type extends EventType> = Omit<
  EventOf<Type>['data'],
  'userPoolId' | 'clientId' | 'username' | 'triggerSource' | 'requestId' | 'userAttributes'
>;

// Our own namespace: the id of a fact must be the same wherever and whenever it is made.
const factNamespace = 'b1c0a4de-5f3a-4e0c-9d52-3a1f6c7e8b90';

interface EventOptions<Type extends EventType> {
  readonly data: OwnData<Type>;
  /** Set for a fact that can happen only once for a user: its repeats then carry the same id. */
  readonly once?: boolean;
}

/** Builds the identity event of a trigger event. */
export function identityEvent<Type extends EventType>(
  type: Type,
  trigger: TriggerEvent,
  { now, newId, requestId, privacy, data, once = false }: NormalizeContext & EventOptions<Type>,
): EventOf<Type> {
  const subject = trigger.userAttributes['sub'];
  return withoutUndefined({
    specversion: '1.0',
    id: once && subject !== undefined ? v5(`${type}/${trigger.userPoolId}/${subject}`, factNamespace) : newId(),
    type,
    source: `/aws/cognito/${trigger.region}/${trigger.userPoolId}`,
    subject,
    time: now.toISOString(),
    datacontenttype: 'application/json',
    dataschema: dataSchemaUri(type),
    data: withoutUndefined({
      userPoolId: trigger.userPoolId,
      clientId: trigger.clientId,
      username: allowedUsername(trigger.username, privacy),
      triggerSource: trigger.triggerSource,
      requestId,
      userAttributes: allowedAttributes(trigger.userAttributes, privacy),
      ...data,
    }),
  }) as unknown as EventOf<Type>;
}

function withoutUndefined(members: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));
}
