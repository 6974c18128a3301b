import { Type, type TProperties } from '@sinclair/typebox';
import { dataFields } from './data-fields.ts';

/** `data` of an event from a Cognito trigger: the fields of every trigger, and the event's own fields. */
export function triggerData<Own extends TProperties>(own: Own) {
  return Type.Object(
    { ...triggerFields, ...own },
    { title: 'Data', description: 'What the trigger said, under the privacy policy.' },
  );
}

const { userPoolId, clientId, username, userAttributes, clientMetadata, validationData } = dataFields;

const triggerFields = {
  userPoolId,
  clientId,
  username,
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
  userAttributes,
  clientMetadata,
  validationData,
};
