import { Type } from '@sinclair/typebox';
import { closed, keyArn, yesOrNo } from './config-fields.ts';
import { rule, withRules } from './config-rule.ts';
import { exampleKeyArn, examplePools } from './example-values.ts';
import { inStackRegion } from './region.ts';

/** `encryption` of the pipeline's configuration: a customer managed KMS key. */
export const encryptionSchema = closed(
  {
    keyArn: withRules(
      keyArn(
        'An existing KMS key in the account and Region of the stack. Its policy must allow AWS services to use it: ' +
          '`cognito-to-kafka key-policy` prints the statements.',
      ),
      rule({
        text: 'Required unless `encryption.create` is `true`.',
        example: { encryption: {} },
        isBroken: ({ found, siblings: { create } }) => found === undefined && create !== true,
        allowed: 'the ARN of a KMS key, or encryption.create',
      }),
      inStackRegion('The key is in the Region of the stack.', {
        userPools: examplePools,
        encryption: { keyArn: exampleKeyArn('us-east-1') },
      }),
    ),
    create: withRules(
      Type.Optional(yesOrNo({ description: 'Whether the stack creates the key, which rotates each year.' })),
      rule({
        text: 'Not `true` together with `encryption.keyArn`.',
        example: { encryption: { keyArn: exampleKeyArn(), create: true } },
        isBroken: ({ found, siblings: { keyArn: given } }) => found === true && given !== undefined,
        allowed: 'false',
        because: 'encryption.keyArn names the key',
      }),
    ),
  },
  {
    description:
      'Encrypts queues, logs, and the event bus, archive and alarm topic that the stack creates with your KMS key. Without it ' +
      'they use keys of AWS. docs/guides/customer-managed-key.md.',
  },
);
