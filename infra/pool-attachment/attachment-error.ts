import type { TriggerState } from './trigger-plan.ts';

/** A pool could not be attached or detached; the message says which, why, and what to do. Nothing was changed by it. */
export abstract class AttachmentError extends Error {
  abstract readonly code: string;
}

/** There is no such pool, or no longer. */
export class PoolNotFound extends AttachmentError {
  override readonly name = 'PoolNotFound';
  readonly code = 'POOL_NOT_FOUND';

  constructor(userPoolId: string) {
    super(
      `There is no user pool ${userPoolId} in this account and Region. Correct its id, or work in the pool's own Region.`,
    );
  }
}

/** Functions of somebody else are on triggers that we want: replacing them would break what the pool does. */
export class TriggersTaken extends AttachmentError {
  override readonly name = 'TriggersTaken';
  readonly code = 'TRIGGERS_TAKEN';

  constructor(userPoolId: string, taken: readonly TriggerState[]) {
    const lines = taken.map(({ trigger, functionArn }) => `${trigger} has ${functionArn ?? 'another function'}`);
    const names = taken.map(({ trigger }) => trigger);
    super(
      `The user pool ${userPoolId} has functions of somebody else: ${lines.join(', ')}. None of them was replaced, and ` +
        'nothing was attached. Wrap them with withIdentityEvents (docs/wrapper.md), and leave these triggers to them: ' +
        `except: ${JSON.stringify(names)} in the configuration, --except ${names.join(',')} on the command line.`,
    );
  }
}

/** The pool has settings that this version does not know: sent back without them they would be lost. */
export class UnknownSettings extends AttachmentError {
  override readonly name = 'UnknownSettings';
  readonly code = 'UNKNOWN_SETTINGS';

  constructor(userPoolId: string, paths: readonly string[]) {
    super(
      `The user pool ${userPoolId} has settings that this version does not know, and that an update would reset: ` +
        `${paths.join(', ')}. Nothing was changed. Take a newer version of @aws-sdk/client-cognito-identity-provider, ` +
        'or set the triggers by hand: cognito-to-kafka attach --print.',
    );
  }
}

/** Cognito refused the update. */
export class UpdateRefused extends AttachmentError {
  override readonly name = 'UpdateRefused';
  readonly code = 'UPDATE_REFUSED';

  constructor(userPoolId: string, cause: Error, smsRoleArn: string | undefined) {
    const hint =
      smsRoleArn === undefined
        ? ''
        : ` The pool sends text messages with the role ${smsRoleArn}: whoever updates it needs iam:PassRole on it ` +
          '(smsRoleArn in the configuration).';
    super(`Cognito refused to update the user pool ${userPoolId}: ${cause.name}: ${cause.message}.${hint}`, { cause });
  }
}
