import type { AdvancedEventSelector, AdvancedFieldSelector, EventSelector } from '@aws-sdk/client-cloudtrail';

/** CloudTrail's description of the events that a trail selects: selectors of one of the two kinds. */
export interface TrailSelectors {
  readonly EventSelectors?: readonly EventSelector[] | undefined;
  readonly AdvancedEventSelectors?: readonly AdvancedEventSelector[] | undefined;
}

/** Whether a trail with these selectors logs what changes or proves something at Cognito: management write events. */
export const selectsCognitoCalls = ({ EventSelectors, AdvancedEventSelectors }: TrailSelectors): boolean =>
  (EventSelectors ?? []).some(isForWriteEvents) ||
  (AdvancedEventSelectors ?? []).some(({ FieldSelectors }) => (FieldSelectors ?? []).every(isForCognitoCalls));

const isForWriteEvents = ({ IncludeManagementEvents = true, ReadWriteType = 'All' }: EventSelector): boolean =>
  IncludeManagementEvents && ReadWriteType !== 'ReadOnly';

// Fields by which a trail selects management events. CloudTrail accepts other operators only for data events.
const cognitoCall = new Map([
  ['eventCategory', 'Management'],
  ['readOnly', 'false'],
  ['eventSource', 'cognito-idp.amazonaws.com'],
]);

function isForCognitoCalls({ Field = '', Equals, NotEquals }: AdvancedFieldSelector): boolean {
  const value = cognitoCall.get(Field);
  if (value === undefined) return true;
  return (!Equals?.length || Equals.includes(value)) && !NotEquals?.includes(value);
}
