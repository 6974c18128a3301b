import { Type } from '@sinclair/typebox';

/** Members of `data` that events of several families share. */
export const dataFields = {
  userPoolId: Type.String({ minLength: 1, description: 'Id of the user pool.', examples: ['eu-west-1_AbCdEf123'] }),
  clientId: Type.Optional(
    Type.String({
      minLength: 1,
      description: 'App client that made the call; absent for calls that name none.',
      examples: ['4ma39kqn9j6ncsimddqs13sgok'],
    }),
  ),
  username: Type.Optional(
    Type.String({
      minLength: 1,
      description:
        'The user name of a known user; absent for an unknown user, whose name is text that a person typed. A name ' +
        'that is an email address or a phone number, in any notation, is treated as that attribute: it is absent, ' +
        'hashed or masked, unless the privacy policy includes it.',
      examples: ['ann'],
    }),
  ),
  userAttributes: Type.Optional(
    Type.Record(Type.String(), Type.String(), {
      description:
        'User attributes that the privacy policy includes, hashes (`hmac-sha256:` and 64 hexadecimal digits) or masks; ' +
        'absent where it names none.',
      examples: [{ 'custom:plan': 'pro' }],
    }),
  ),
  clientMetadata: Type.Optional(
    Type.Record(Type.String(), Type.String(), {
      description: 'What the app passed as ClientMetadata, under the privacy policy; absent where it names none.',
      examples: [{ campaign: 'autumn' }],
    }),
  ),
  validationData: Type.Optional(
    Type.Record(Type.String(), Type.String(), {
      description: 'What the app passed as ValidationData, under the privacy policy; absent where it names none.',
      examples: [{ release: '4.2.0' }],
    }),
  ),
  ipAddress: Type.Optional(
    Type.String({
      minLength: 2,
      description:
        'Address of the caller as the privacy policy allows: whole, or the network it is in (/24 for IPv4, /48 for ' +
        'IPv6); absent by default.',
      examples: ['192.0.2.0/24'],
    }),
  ),
  userAgent: Type.Optional(
    Type.String({
      minLength: 1,
      description: 'What the caller said it is, if the privacy policy includes it; absent by default.',
      examples: ['aws-sdk-js/3.1169.0'],
    }),
  ),
};
