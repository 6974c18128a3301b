import { Type } from '@sinclair/typebox';
import { privacyActions } from '../../privacy/privacy-policy.ts';
import { anyOf, closed, oneOf } from './config-fields.ts';

const actionByName = (description: string) =>
  Type.Record(Type.String(), oneOf(privacyActions), {
    default: {},
    description: `${description}, by name; what is not named is omitted. A name that means a secret can only be omitted.`,
    hint: `${anyOf(privacyActions)} by name`,
  });

/** `privacy` of the pipeline's configuration: what may be in an event. */
export const privacySchema = closed(
  {
    userAttributes: actionByName('User attributes that may leave the pool'),
    clientMetadata: actionByName('What the app passed as ClientMetadata'),
    validationData: actionByName('What the app passed as ValidationData'),
    ipAddress: oneOf(['include', 'truncate', 'omit'], {
      default: 'omit',
      description: 'Address of the caller; truncated, it is that of the network: /24 of IPv4, /48 of IPv6.',
    }),
    userAgent: oneOf(['include', 'omit'], { default: 'omit', description: 'What the caller said it is.' }),
    hashKeyArn: Type.Optional(
      Type.String({
        // Secrets Manager ends each ARN with six characters, and IAM knows a secret only by all of it.
        pattern:
          '^arn:[\\w-]+:(secretsmanager:[\\w-]+:\\d{12}:secret:\\S+-[A-Za-z0-9]{6}|ssm:[\\w-]+:\\d{12}:parameter/\\S+)$',
        description:
          'ARN of the secret (Secrets Manager) or the parameter (Systems Manager) with the key for hashed values; ' +
          'required if a value is hashed. The functions that hash may read it. If a KMS key of yours encrypts it, ' +
          'you have to let their roles use kms:Decrypt.',
        hint: 'the complete ARN of a Secrets Manager secret or of a Systems Manager parameter',
      }),
    ),
  },
  {
    default: {},
    description: 'What may be in an event beyond ids and types; nothing but what is named here. docs/privacy.md.',
  },
);
