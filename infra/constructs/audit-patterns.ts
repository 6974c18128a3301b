import type { EventPattern } from 'aws-cdk-lib/aws-events';
import { apiCalls, mappedNames, serviceEvents } from '../../contracts/audit-event-names.ts';

// "Amazon EventBridge quotas": characters of the pattern's JSON. It can be raised, but per account.
const maxCharacters = 2048;

const cognito = { source: ['aws.cognito-idp'] };

/**
 * CloudTrail's records of API calls that may give an event. A refused call has an `errorCode`, and only a refused call has:
 * so neither the many logins that succeed, which triggers report, nor refused calls of other kinds reach the queue. More
 * than 100 records of real AWS agree (github.com/radkawar/stackd, testdata/aws/cloudtrail_*, of September 2026).
 */
export const apiCallPattern = (names = apiCalls): EventPattern =>
  withinLimit({
    ...cognito,
    detailType: ['AWS API Call via CloudTrail'],
    detail: {
      eventSource: ['cognito-idp.amazonaws.com'],
      $or: [
        { eventName: mappedNames(names, 'failed'), errorCode: [{ exists: true }] },
        { eventName: mappedNames(names, 'succeeded'), errorCode: [{ exists: false }] },
      ],
    },
  });

/** CloudTrail's records of pages and endpoints that may give an event. Only the function can tell their outcome. */
export const serviceEventPattern = (names = serviceEvents): EventPattern =>
  withinLimit({
    ...cognito,
    detailType: ['AWS Service Event via CloudTrail'],
    detail: { eventName: mappedNames(names) },
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
