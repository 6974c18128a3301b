import type { UserPoolType } from '@aws-sdk/client-cognito-identity-provider';
import { docsUrl } from '../../contracts/docs-url.ts';
import type { TriggerState } from './trigger-plan.ts';

/** A pool could not be attached or detached. The message has the pool, the reason and the fix. */
export abstract class AttachmentError extends Error {
  abstract readonly code: string;
}

/** Returns the sentence about the state of the pool: `unchanged`, or that an earlier update of the same run took effect. */
const leftOf = (updated: boolean, unchanged: string): string =>
  updated ? 'An earlier update of this run changed its triggers: see cognito-to-kafka status.' : unchanged;

/** There is no such pool, or no longer. */
export class PoolNotFound extends AttachmentError {
  override readonly name = 'PoolNotFound';
  readonly code = 'POOL_NOT_FOUND';

  constructor(userPoolId: string) {
    super(
      `User pool ${userPoolId} does not exist in this account and Region. Correct its id, or use the Region of the pool.`,
    );
  }
}

/** Triggers to observe call other functions. To replace them would break the behavior of the pool. */
export class TriggersTaken extends AttachmentError {
  override readonly name = 'TriggersTaken';
  readonly code = 'TRIGGERS_TAKEN';

  constructor(userPoolId: string, taken: readonly TriggerState[], updated: boolean) {
    const lines = taken.map(({ trigger, functionArn }) => `${trigger} has ${functionArn ?? 'another function'}`);
    const names = taken.map(({ trigger }) => trigger);
    super(
      `The user pool ${userPoolId} has other functions on triggers to observe: ${lines.join(', ')}. None of them was replaced. ` +
        `${leftOf(updated, 'Nothing was attached.')} Wrap them with withIdentityEvents (${docsUrl('guides/wrap-a-trigger-function.md')}), and leave these ` +
        `triggers to them: excludeTriggers: ${JSON.stringify(names)} in the configuration, --exclude-trigger ${names.join(',')} on the command line.`,
    );
  }
}

/** The pool has settings that this version does not know: sent back without them they would be lost. */
export class UnknownSettings extends AttachmentError {
  override readonly name = 'UnknownSettings';
  readonly code = 'UNKNOWN_SETTINGS';

  constructor(userPoolId: string, paths: readonly string[], updated: boolean) {
    super(
      `The user pool ${userPoolId} has settings that this version does not know, and that an update would reset: ` +
        `${paths.join(', ')}. ${leftOf(updated, 'Nothing was changed.')} Take a newer version of ` +
        '@aws-sdk/client-cognito-identity-provider, or set the triggers by hand: cognito-to-kafka attach --print all.',
    );
  }
}

/** Another party changed the pool between each two descriptions: an update would have overwritten its change. */
export class PoolKeepsChanging extends AttachmentError {
  override readonly name = 'PoolKeepsChanging';
  readonly code = 'POOL_KEEPS_CHANGING';

  constructor(userPoolId: string, fields: readonly string[], updated: boolean) {
    super(
      `Another party keeps changing the user pool ${userPoolId}: ${fields.join(', ')} changed within a second. An update ` +
        `would overwrite these changes. ${leftOf(updated, 'None was sent.')} Wait until the other deployment or tool is ` +
        'done, then try again.',
    );
  }
}

/** Triggers still call the function after the last update. */
export class StillAttached extends AttachmentError {
  override readonly name = 'StillAttached';
  readonly code = 'STILL_ATTACHED';

  constructor(userPoolId: string, functionArn: string, triggers: readonly string[]) {
    super(
      `The user pool ${userPoolId} still calls ${functionArn} from ${triggers.join(', ')}: after each update another ` +
        "party set it again. Remove the function from the tool that manages the pool's triggers, then detach again. " +
        'Until then every login needs the function and its permission: retain both.',
    );
  }
}

/** Cognito refused the update. */
export class UpdateRefused extends AttachmentError {
  override readonly name = 'UpdateRefused';
  readonly code = 'UPDATE_REFUSED';

  /** `triggers` are those that therefore still call the function. */
  constructor(pool: UserPoolType, triggers: readonly string[], cause: Error) {
    const still = triggers.length === 0 ? '' : ` These triggers still call the function: ${triggers.join(', ')}.`;
    const refused = `Cognito refused to update the user pool ${pool.Id ?? ''}: ${cause.name}: ${cause.message}.`;
    super([`${refused}${still}`, ...permissionHints(pool)].join(' '), { cause });
  }
}

/** Returns a sentence for each permission that an update of this pool needs in addition to UpdateUserPool. */
function permissionHints({ SmsConfiguration, LambdaConfig, UserPoolTags }: UserPoolType): string[] {
  const role = SmsConfiguration?.SnsCallerArn;
  const key = LambdaConfig?.KMSKeyID;
  return [
    ...(role
      ? [
          `The pool sends text messages with the role ${role}: the caller of the update needs iam:PassRole on it ` +
            '(smsRoleArn in the configuration).',
        ]
      : []),
    ...(key
      ? [
          `The pool has custom senders with the KMS key ${key}: the caller of the update needs kms:CreateGrant and ` +
            'kms:DescribeKey on it (customSenderKeyArn in the configuration).',
        ]
      : []),
    ...(Object.keys(UserPoolTags ?? {}).length > 0
      ? ['The pool has tags: the caller of the update needs cognito-idp:TagResource and UntagResource on the pool.']
      : []),
  ];
}
