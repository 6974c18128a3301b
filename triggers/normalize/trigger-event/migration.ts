import type { EventOf } from '../../../contracts/catalog.ts';
import type { Normalizer, Normalizers } from './normalizers.ts';
import { toObject } from '../../../platform/coerce.ts';
import { identityEvent } from './identity-event.ts';

type Occasion = EventOf<'cognito.user.migrated.v1'>['data']['occasion'];

const migrated =
  (occasion: Occasion): Normalizer =>
  (trigger, context) => {
    // Without attributes the function did not know the user, and Cognito makes none.
    if (Object.keys(toObject(trigger.response['userAttributes'])).length === 0) return [];
    return [identityEvent('cognito.user.migrated.v1', trigger, { ...context, data: { occasion } })];
  };

/** User migration; never with the password. */
export const migration: Normalizers = {
  UserMigration_Authentication: migrated('login'),
  UserMigration_ForgotPassword: migrated('forgot_password'),
};
