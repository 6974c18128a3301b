import { Type, type TProperties } from '@sinclair/typebox';
import { dataFields } from './data-fields.ts';

/** `data` of an event from a CloudTrail record: the fields of every record, and the event's own fields. */
export function auditData<Own extends TProperties>(own: Own) {
  return Type.Object(
    { ...auditFields, ...own },
    { title: 'Data', description: 'What the CloudTrail record said, under the privacy policy.' },
  );
}

const { userPoolId, clientId, ipAddress, userAgent } = dataFields;

const auditFields = {
  userPoolId,
  clientId,
  eventName: Type.String({
    minLength: 1,
    description: 'The API call, or the endpoint of the hosted UI or of managed login, as CloudTrail names it.',
    examples: ['InitiateAuth'],
  }),
  requestId: Type.Optional(
    Type.String({
      minLength: 1,
      description: 'Id of the request to Cognito, to find its CloudTrail record by.',
      examples: ['f257f752-cc14-4c52-ad5b-152a46915238'],
    }),
  ),
  ipAddress,
  userAgent,
};

/** Actor of the call: the user, with their own access token, or a principal with permissions in the AWS account. */
export const byWhom = Type.Union([Type.Literal('self'), Type.Literal('admin')], {
  description: 'Whether the user did it, or an administrator with AWS credentials.',
  examples: ['self'],
});
