import { Type } from '@sinclair/typebox';
import { closed, keyArn, yesOrNo } from './config-fields.ts';

/** `encryption` of the pipeline's configuration: a KMS key of the customer's own. */
export const encryptionSchema = closed(
  {
    keyArn: keyArn(
      'A KMS key that is there already, in the account and Region of the stack. Its policy has to let AWS use it: ' +
        '`cognito-to-kafka key-policy` prints the statements.',
    ),
    create: Type.Optional(
      yesOrNo({
        description: 'Whether the stack makes the key, which is then rotated each year.',
      }),
    ),
  },
  {
    description:
      'Encrypts queues, the bus that the stack makes, its archive, the topic for alarms that the stack makes and logs under a KMS ' +
      "key of yours. Without it AWS's own keys do. docs/privacy.md.",
  },
);
