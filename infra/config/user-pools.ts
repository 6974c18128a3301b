import { Type } from '@sinclair/typebox';
import { observedTriggers } from '../../triggers/attachment/observed-triggers.ts';
import { anyOf, closed, keyArn, oneOf, wholeNumber, yesOrNo } from './config-fields.ts';
import { members } from './config-problem.ts';
import { rule, withRules, type OptionPlace } from './config-rule.ts';
import { exampleKeyArn, examplePools } from './example-values.ts';
import { notInSandbox, requiredWithExisting } from './presets.ts';
import { inStackRegion, regionOfPool, regionOfPools } from './region.ts';

const onlyAttached = (text: string, idle: object, isSet = (found: unknown): boolean => found !== undefined) =>
  rule({
    text,
    example: { userPools: [{ id: 'eu-west-1_A', attach: false, ...idle }] },
    isBroken: ({ found, siblings: { attach } }) => attach === false && isSet(found),
    because: 'attach is false',
  });

function isRepeated({ found, path: [, index], config: { userPools } }: OptionPlace): boolean {
  const ids = (Array.isArray(userPools) ? (userPools as unknown[]) : []).map((pool) => members(pool)['id']);
  return typeof found === 'string' && ids.indexOf(found) < Number(index);
}

const updatesAttached = 'Only a deployment that attaches a user pool updates it.';

const userPool = closed(
  {
    id: withRules(
      Type.String({
        pattern: '^[a-z0-9-]+_[A-Za-z0-9]+$',
        description: 'Id of an existing user pool.',
        hint: 'a pool id such as eu-west-1_AbCdEf123',
      }),
      rule({
        text: 'Each user pool is listed once.',
        example: { userPools: [...examplePools, ...examplePools] },
        isBroken: isRepeated,
        allowed: 'each pool once',
      }),
      rule({
        text: 'All user pools are in one Region.',
        example: { userPools: [...examplePools, { id: 'us-east-1_B' }] },
        isBroken: ({ found, config }) => {
          const region = regionOfPool(found);
          return region !== undefined && region !== regionOfPools(config);
        },
        allowed: 'pools of one Region, that of the stack',
      }),
    ),
    attach: yesOrNo({
      default: true,
      description:
        'Whether the stack attaches its trigger function to the observed triggers of the user pool, and detaches it when the ' +
        'stack is deleted. Nothing else in the pool changes. If `false`, the pool may invoke the function, and you attach it.',
    }),
    excludeTriggers: Type.Array(oneOf(observedTriggers), {
      default: [],
      description:
        'Observed triggers that the stack does not attach, because your own function is attached: wrap that function. ' +
        '`doctor`, `status` and `smoke` do not require the trigger function there.',
      hint: `a list of ${anyOf(observedTriggers)}`,
    }),
    smsRoleArn: withRules(
      Type.Optional(
        Type.String({
          pattern: '^arn:[\\w-]+:iam::\\d{12}:role/\\S+$',
          description:
            'ARN of the role with which the user pool sends text messages, if it has one. An update of the pool requires the ' +
            'permission to pass that role.',
          hint: 'the ARN of an IAM role',
        }),
      ),
      onlyAttached(updatesAttached, { smsRoleArn: 'arn:aws:iam::111122223333:role/sms' }),
    ),
    customSenderKeyArn: withRules(
      keyArn(
        'ARN of the KMS key of the user pool (`KMSKeyID`), if the pool has a custom email or SMS sender. An update of the pool ' +
          'grants Cognito the use of that key again.',
      ),
      onlyAttached(updatesAttached, { customSenderKeyArn: exampleKeyArn() }),
      inStackRegion('The key is in the Region of the stack.', {
        userPools: [{ id: 'eu-west-1_A', customSenderKeyArn: exampleKeyArn('us-east-1') }],
      }),
    ),
    attachmentRevision: withRules(
      wholeNumber({
        default: 0,
        minimum: 0,
        maximum: 1_000_000,
        description:
          'Increase it so that the next deployment attaches the triggers again, for example after another deployment has ' +
          'removed them. CloudFormation does nothing unless this number or the pool changes.',
      }),
      onlyAttached(
        'A deployment attaches again only a user pool that it attaches.',
        { attachmentRevision: 1 },
        (found) => typeof found === 'number' && found !== 0,
      ),
    ),
  },
  { description: 'An existing user pool. docs/guides/existing-user-pools.md.' },
);

/** `userPools` of the pipeline's configuration: existing user pools. */
export const userPoolsSchema = withRules(
  Type.Array(userPool, {
    minItems: 1,
    description:
      'User pools whose events reach the event bus, all in the account and Region of the stack. Without them the stack ' +
      'creates a user pool and an app client with the triggers attached.',
    hint: 'a list of pools, each with its id',
  }),
  notInSandbox({ userPools: examplePools }),
  requiredWithExisting({
    text: 'Required with the preset `existing`.',
    example: { kafka: { brokers: ['kafka.example.com:9092'] } },
    allowed: 'a list of pools, each with its id',
  }),
  rule({
    text: 'The user pools are in the Region of the stack.',
    example: { userPools: [{ id: 'us-east-1_B' }] },
    stackRegion: 'eu-west-1',
    isBroken: ({ config, stackRegion }) => {
      const region = regionOfPools(config);
      return region !== undefined && region !== stackRegion;
    },
    found: ({ config }) => regionOfPools(config),
    allowed: ({ stackRegion = '' }) => `pools of ${stackRegion}, the Region of the stack`,
  }),
);
