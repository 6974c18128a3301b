import type { AdvancedEventSelector, AdvancedFieldSelector, EventSelector } from '@aws-sdk/client-cloudtrail';

/** What CloudTrail tells of a trail's choice of events: selectors of one of the two kinds. */
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

// Of the fields by which a trail chooses among management events; it takes other operators for data events alone.
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
