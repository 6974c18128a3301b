import type { EventPattern } from 'aws-cdk-lib/aws-events';
import { apiCalls, givingNames, serviceEvents } from '../../contracts/audit-event-names.ts';

// "Amazon EventBridge quotas": characters of the pattern's JSON. It can be raised, but per account.
const maxCharacters = 2048;

const cognito = { source: ['aws.cognito-idp'] };

/**
 * CloudTrail's records of API calls that may give an event. A refused call has an `errorCode`: so the many logins that
 * succeed, of which triggers tell, start no function. Of the other calls all come, and the function looks: whether AWS
 * leaves `errorCode` out of a call that succeeded, or writes it empty as on some pages, is not verified.
 */
export const apiCallPattern = (names = apiCalls): EventPattern =>
  withinLimit({
    ...cognito,
    detailType: ['AWS API Call via CloudTrail'],
    detail: {
      eventSource: ['cognito-idp.amazonaws.com'],
      $or: [
        { eventName: givingNames(names, 'failed'), errorCode: [{ exists: true }] },
        { eventName: givingNames(names, 'succeeded') },
      ],
    },
  });

/** CloudTrail's records of pages and endpoints that may give an event. Only the function can tell their outcome. */
export const serviceEventPattern = (names = serviceEvents): EventPattern =>
  withinLimit({
    ...cognito,
    detailType: ['AWS Service Event via CloudTrail'],
    detail: { eventName: givingNames(names) },
  });

function withinLimit(pattern: EventPattern): EventPattern {
  const { detailType, ...rest } = pattern;
  const { length } = JSON.stringify({ 'detail-type': detailType, ...rest });
  if (length <= maxCharacters) return pattern;
  throw new Error(
    `The event pattern for "${detailType?.[0] ?? ''}" has ${length} characters, and EventBridge takes ` +
      `${maxCharacters}. Name fewer calls in contracts/audit-event-names.ts, or give the rest a rule of their own.`,
  );
}
