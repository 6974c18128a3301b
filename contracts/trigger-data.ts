import { Type, type TProperties } from '@sinclair/typebox';

/** `data` of an event that a Cognito trigger told of: what every trigger says, and the event's own fields. */
export function triggerData<Own extends TProperties>(own: Own) {
  return Type.Object(
    { ...commonFields, ...own },
    { title: 'Data', description: 'What the trigger said, under the privacy policy.' },
  );
}

const commonFields = {
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
      description: 'The user name; absent where it is an e-mail address or phone number that the privacy policy omits.',
      examples: ['ann'],
    }),
  ),
  triggerSource: Type.String({
    minLength: 1,
    description: 'Why Cognito invoked the trigger.',
    examples: ['PostAuthentication_Authentication'],
  }),
  requestId: Type.Optional(
    Type.String({
      minLength: 1,
      description: 'Id of the invocation of the trigger function, to find its log lines by.',
      examples: ['8f2b6c1e-52f0-4c3b-9a51-2f1d6f0f7a11'],
    }),
  ),
  userAttributes: Type.Optional(
    Type.Record(Type.String(), Type.String(), {
      description: 'User attributes that the privacy policy includes; absent where it includes none.',
      examples: [{ 'custom:plan': 'pro' }],
    }),
  ),
};
