import type { EventOf, EventType } from '../../../contracts/catalog.ts';
import type { Privacy } from '../../../privacy/privacy.ts';
import { cloudEventOf, factId } from '../cloud-event.ts';
import { allowedAttributes, allowedMembers, allowedUsername } from '../../../privacy/privacy.ts';
import type { TriggerEvent } from './trigger-event.ts';

/** What a normalizer needs besides the trigger event. */
export interface NormalizeContext {
  /** When the trigger fired: Cognito puts no time into its event. */
  readonly now: Date;
  /** Makes a new UUIDv7. */
  readonly newId: () => string;
  /** Lambda's id of the invocation. */
  readonly requestId: string | undefined;
  readonly privacy: Privacy;
  /** W3C trace context of the invocation. @default - not traced */
  readonly traceparent?: string | undefined;
}

/** Fields of `data` that every trigger has. */
type SharedField =
  | 'userPoolId'
  | 'clientId'
  | 'username'
  | 'triggerSource'
  | 'requestId'
  | 'userAttributes'
  | 'clientMetadata'
  | 'validationData';

/** Optional members may be undefined as well. */
type OrUndefined<Data> = {
  readonly [Name in keyof Data]: Data[Name] | (object extends Pick<Data, Name> ? undefined : never);
};

interface EventOptions<Type extends EventType> {
  /** The fields of the event's `data` that not every trigger has. Members that are undefined are left out. */
  readonly data: OrUndefined<Omit<EventOf<Type>['data'], SharedField>>;
  /** Set for a fact that can happen only once for a user: its repeats then carry the same id. */
  readonly once?: boolean;
}

/** Builds the identity event of a trigger event. */
export function identityEvent<Type extends EventType>(
  type: Type,
  trigger: TriggerEvent,
  { now, newId, requestId, privacy, traceparent, data, once = false }: NormalizeContext & EventOptions<Type>,
): EventOf<Type> {
  const subject = trigger.userAttributes['sub'];
  const { userPoolId, clientId, triggerSource, region } = trigger;
  const { clientMetadata, validationData } = privacy.policy;
  return cloudEventOf(type, {
    id: once && subject !== undefined ? factId(`${type}/${userPoolId}/${subject}`) : newId(),
    region,
    userPoolId,
    subject,
    time: now,
    traceparent,
    data: {
      userPoolId,
      clientId,
      username: allowedUsername(trigger.username, privacy),
      triggerSource,
      requestId,
      userAttributes: allowedAttributes(trigger.userAttributes, privacy),
      clientMetadata: allowedMembers(trigger.clientMetadata, clientMetadata, privacy),
      validationData: allowedMembers(trigger.validationData, validationData, privacy),
      ...data,
    },
  });
}
