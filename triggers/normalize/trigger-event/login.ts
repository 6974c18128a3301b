import type { Normalizers } from './normalizers.ts';
import { toBoolean, toObject, toText, jsonIn } from '../../../platform/coerce.ts';
import { identityEvent } from './identity-event.ts';
import type { TriggerEvent } from './trigger-event.ts';

/** Pre and post authentication. */
export const login: Normalizers = {
  PreAuthentication_Authentication: (trigger, context) => {
    const userNotFound = toBoolean(trigger.request['userNotFound']);
    return [identityEvent('cognito.login.attempted.v1', trigger, { ...context, data: { userNotFound } })];
  },
  PostAuthentication_Authentication: (trigger, context) => {
    const newDeviceUsed = toBoolean(trigger.request['newDeviceUsed']);
    const data = { ...loginMethod(trigger), newDeviceUsed };
    return [identityEvent('cognito.login.succeeded.v1', trigger, { ...context, data })];
  },
};

const statusName = 'cognito:user_status';
// The status of a user of an external provider ("UserType", Cognito API reference).
const federatedStatus = 'EXTERNAL_PROVIDER';

/** Whether an external identity provider created the user. A user of the pool who is linked with an identity has another name. */
export const isFederated = (trigger: Pick<TriggerEvent, 'userAttributes' | 'username'>): boolean =>
  isOfProvider(trigger) && isNamedByProvider(trigger);

const isOfProvider = ({ userAttributes }: Pick<TriggerEvent, 'userAttributes'>): boolean =>
  userAttributes[statusName]?.toUpperCase() === federatedStatus;

/**
 * `Google_1098…`: Cognito names a user of a provider after the two ("Adding user pool sign-in through a third party"). Where
 * the event has no identities, the form of the name has to do. The name of a provider does not begin with an underscore.
 */
function isNamedByProvider({
  userAttributes,
  username = '',
}: Pick<TriggerEvent, 'userAttributes' | 'username'>): boolean {
  const names = identitiesIn(userAttributes['identities']).flatMap(({ providerName, userId }) => {
    const [provider, id] = [toText(providerName), toText(userId)];
    return provider === undefined || id === undefined ? [] : [`${provider}_${id}`.toLowerCase()];
  });
  return names.length === 0 ? /^[^_\s]+_./.test(username) : names.includes(username.toLowerCase());
}

function identitiesIn(text = '[]'): readonly Readonly<Record<string, unknown>>[] {
  const list = jsonIn(text);
  return Array.isArray(list) ? list.map(toObject) : [];
}

function loginMethod(trigger: TriggerEvent): { method?: 'local' | 'federated' } {
  if (isFederated(trigger)) return { method: 'federated' };
  const { [statusName]: status, identities } = trigger.userAttributes;
  // A user of the pool who is linked with external identities may come either way.
  const isLinked = isOfProvider(trigger) || (identities !== undefined && identities !== '[]');
  return status === undefined || isLinked ? {} : { method: 'local' };
}
