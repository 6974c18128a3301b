import type { UpdateUserPoolRequest, UserPoolType } from '@aws-sdk/client-cognito-identity-provider';
import type { PoolPorts } from '../../../triggers/attachment/pool-ports.ts';

type Settings = Required<Omit<UpdateUserPoolRequest, 'UserPoolId' | 'PoolName' | 'DcrConfiguration'>>;

/** What an update that leaves a field out sets it to. */
const defaults: Settings = {
  Policies: {},
  DeletionProtection: 'INACTIVE',
  LambdaConfig: {},
  AutoVerifiedAttributes: [],
  SmsVerificationMessage: '',
  EmailVerificationMessage: '',
  EmailVerificationSubject: '',
  VerificationMessageTemplate: {},
  SmsAuthenticationMessage: '',
  UserAttributeUpdateSettings: {},
  MfaConfiguration: 'OFF',
  DeviceConfiguration: {},
  EmailConfiguration: {},
  SmsConfiguration: {},
  UserPoolTags: {},
  AdminCreateUserConfig: {},
  UserPoolAddOns: { AdvancedSecurityMode: 'OFF' },
  AccountRecoverySetting: {},
  UserPoolTier: 'ESSENTIALS',
  KeyConfiguration: {},
  IssuerConfiguration: {},
  AcrConfiguration: {},
};

/**
 * Cognito with some pools, which resets what an update leaves out, as the guide says. `unknown` are settings that the SDK
 * does not know; `refuse` gives an error for the update of that number, from 1; `meanwhile` runs after an update, and
 * `afterRead` after the description of that number.
 */
export function fakePools(
  pools: readonly UserPoolType[],
  options: {
    readonly unknown?: readonly string[];
    readonly refuse?: (update: number) => Error | undefined;
    readonly meanwhile?: (pool: UserPoolType, update: number) => UserPoolType | undefined;
    readonly afterRead?: (pool: UserPoolType, read: number) => UserPoolType;
    readonly returnedTriggers?: (update: number) => Readonly<Record<string, unknown>>;
  } = {},
) {
  const { unknown = [], refuse, returnedTriggers } = options;
  const { meanwhile = (pool: UserPoolType) => pool, afterRead = (pool: UserPoolType) => pool } = options;
  const stored = new Map(pools.map((pool) => [pool.Id, pool]));
  const updates: UpdateUserPoolRequest[] = [];
  const pauses: number[] = [];
  let tries = 0;
  let reads = 0;
  const ports: PoolPorts = {
    describe(userPoolId) {
      const pool = stored.get(userPoolId);
      reads += 1;
      if (!pool) return Promise.resolve(undefined);
      stored.set(userPoolId, afterRead(pool, reads));
      const more = returnedTriggers ? { returnedTriggers: returnedTriggers(updates.length) } : {};
      return Promise.resolve({ pool: structuredClone(pool), unknown, ...more });
    },
    update({ UserPoolId, ...request }) {
      tries += 1;
      const refused = refuse?.(tries);
      const pool = stored.get(UserPoolId);
      if (refused || !pool) return Promise.reject(refused ?? new Error('ResourceNotFoundException'));
      updates.push({ UserPoolId, ...request });
      const days = pool.AdminCreateUserConfig?.UnusedAccountValidityDays;
      const AdminCreateUserConfig = { ...request.AdminCreateUserConfig, UnusedAccountValidityDays: days };
      const moved = { LastModifiedDate: new Date(1e12 + tries) };
      const changed = meanwhile({ ...pool, ...defaults, ...request, AdminCreateUserConfig, ...moved }, tries);
      if (changed) stored.set(UserPoolId, changed);
      else stored.delete(UserPoolId);
      return Promise.resolve();
    },
    pause: (attempt) => Promise.resolve(void pauses.push(attempt)),
  };
  return { ports, updates, pauses, pool: (id: string) => stored.get(id) };
}
