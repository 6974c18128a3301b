import { Type } from '@sinclair/typebox';
import { isAlwaysOmitted } from '../../privacy/always-omitted.ts';
import { privacyActions } from '../../privacy/privacy-policy.ts';
import { anyOf, closed, oneOf } from './config-fields.ts';
import { members } from './config-problem.ts';
import { rule, withRules, type OptionPlace } from './config-rule.ts';

const kinds = ['userAttributes', 'clientMetadata', 'validationData'] as const;

const isSecret = ({ path }: OptionPlace): boolean => isAlwaysOmitted(path.at(-1) ?? '');

const actionByName = (kind: (typeof kinds)[number], description: string) => {
  const action = withRules(
    oneOf(privacyActions),
    rule({
      text: 'A name that means a secret (a password, a token, a code) is always omitted.',
      example: { privacy: { [kind]: { password: 'include' } } },
      isBroken: (place) => isSecret(place) && privacyActions.some((known) => known !== 'omit' && known === place.found),
      allowed: 'only "omit"',
      because: 'the name means a secret',
    }),
  );
  return Type.Record(Type.String(), action, {
    default: {},
    description: `${description}, by name. Other names are omitted. A name that means a secret can only be omitted.`,
    hint: `${anyOf(privacyActions)} by name`,
  });
};

/** Path of the first value that is hashed; `undefined` if there is none. */
function hashedPath({ siblings }: OptionPlace): string | undefined {
  const named = kinds.flatMap((kind) =>
    Object.entries(members(siblings[kind])).map(([name, action]) => [kind, name, action] as const),
  );
  const hashed = named.find(([, name, action]) => action === 'hash' && !isAlwaysOmitted(name));
  return hashed && `privacy.${hashed[0]}.${hashed[1]}`;
}

const hashKeyArn = withRules(
  Type.Optional(
    Type.String({
      // Secrets Manager ends each ARN with six characters, and IAM knows a secret only by all of it.
      pattern:
        '^arn:[\\w-]+:(secretsmanager:[\\w-]+:\\d{12}:secret:\\S+-[A-Za-z0-9]{6}|ssm:[\\w-]+:\\d{12}:parameter/\\S+)$',
      description:
        'ARN of the secret (Secrets Manager) or parameter (Systems Manager) with the key for hashed values. The functions that ' +
        'hash values may read it. If your KMS key encrypts it, allow their roles to use kms:Decrypt.',
      hint: 'the complete ARN of a Secrets Manager secret or of a Systems Manager parameter',
    }),
  ),
  rule({
    text: 'Required if a value is hashed.',
    example: { privacy: { userAttributes: { email: 'hash' } } },
    isBroken: (place) => place.found === undefined && hashedPath(place) !== undefined,
    allowed: 'the ARN of a secret or a parameter that stores the key',
    because: (place) => `${hashedPath(place) ?? ''} is hashed`,
  }),
);

/** `privacy` of the pipeline's configuration: the personal data in an event. */
export const privacySchema = closed(
  {
    userAttributes: actionByName('userAttributes', 'User attributes that may leave the pool'),
    clientMetadata: actionByName('clientMetadata', 'ClientMetadata that the app passes'),
    validationData: actionByName('validationData', 'ValidationData that the app passes'),
    ipAddress: oneOf(['include', 'truncate', 'omit'], {
      default: 'omit',
      description: 'IP address of the caller. `truncate` keeps the network: /24 of IPv4, /48 of IPv6.',
    }),
    userAgent: oneOf(['include', 'omit'], { default: 'omit', description: 'User agent of the caller.' }),
    hashKeyArn,
  },
  {
    default: {},
    description:
      'Values in events beyond ids and types. Only values that you name here are included. docs/guides/privacy-policy.md.',
  },
);
