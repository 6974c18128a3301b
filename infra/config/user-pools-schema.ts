import { Type } from '@sinclair/typebox';
import { observedTriggers } from '../../triggers/attachment/observed-triggers.ts';
import { anyOf, closed, keyArn, oneOf, wholeNumber, yesOrNo } from './config-fields.ts';

const userPool = closed(
  {
    id: Type.String({
      pattern: '^[a-z0-9-]+_[A-Za-z0-9]+$',
      description: 'Id of an existing user pool.',
      hint: 'a pool id such as eu-west-1_AbCdEf123',
    }),
    attach: yesOrNo({
      default: true,
      description:
        'Whether the stack puts its trigger function on the observed triggers of the pool, and takes it off when it is ' +
        'deleted; nothing else of the pool changes. If not, the pool may invoke the function, and its owner attaches it.',
    }),
    except: Type.Array(oneOf(observedTriggers), {
      default: [],
      description:
        'Observed triggers that are left alone, because a function of yours is on them: wrap it. `doctor`, `status` and ' +
        '`smoke` do not require the trigger function there, whoever attaches it.',
      hint: `a list of ${anyOf(observedTriggers)}`,
    }),
    smsRoleArn: Type.Optional(
      Type.String({
        pattern: '^arn:[\\w-]+:iam::\\d{12}:role/\\S+$',
        description:
          'ARN of the role with which the pool sends text messages, if it does: whoever updates the pool has to be ' +
          'allowed to pass it on.',
        hint: 'the ARN of an IAM role',
      }),
    ),
    customSenderKeyArn: keyArn(
      'ARN of the KMS key of the pool (`KMSKeyID`), if a custom email or SMS sender is on it: an update of the pool grants ' +
        'Cognito the use of that key again.',
    ),
    attachmentRevision: wholeNumber({
      default: 0,
      minimum: 0,
      maximum: 1_000_000,
      description:
        'Raise it to have the next deployment attach the pool again, for example after another deployment has removed ' +
        'the triggers. Unless it or the pool changes, CloudFormation does nothing.',
    }),
  },
  { description: 'A user pool that is there already. docs/adopting.md.' },
);

/** User pools that are there already. */
export const userPools = Type.Array(userPool, {
  minItems: 1,
  description:
    "The user pools whose events come to the bus, all of the stack's account and Region. Without them the stack " +
    'creates a pool and an app client with the triggers attached.',
  hint: 'a list of pools, each with its id',
});
