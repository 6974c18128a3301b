import { selectsCognitoCalls, type TrailSelectors } from '../../../../infra/deploy-checks/trail-selectors.ts';

type Fields = Readonly<Record<string, { readonly Equals?: string[]; readonly NotEquals?: string[] }>>;

/** Advanced selectors, each given by what it says of its fields. */
const advanced = (...selectors: Fields[]): TrailSelectors => ({
  AdvancedEventSelectors: selectors.map((fields) => ({
    FieldSelectors: Object.entries(fields).map(([Field, operators]) => ({ Field, ...operators })),
  })),
});

const management = { eventCategory: { Equals: ['Management'] } };

test.each<[string, TrailSelectors]>([
  ['all management events, which is the default', { EventSelectors: [{}] }],
  ['all', { EventSelectors: [{ IncludeManagementEvents: true, ReadWriteType: 'All' }] }],
  ['write events', { EventSelectors: [{ IncludeManagementEvents: true, ReadWriteType: 'WriteOnly' }] }],
  [
    'no events of KMS',
    { EventSelectors: [{ ReadWriteType: 'All', ExcludeManagementEventSources: ['kms.amazonaws.com'] }] },
  ],
  ['write events, in the second selector', { EventSelectors: [{ ReadWriteType: 'ReadOnly' }, {}] }],
  ['management events (advanced)', advanced(management)],
  ['write events (advanced)', advanced({ ...management, readOnly: { Equals: ['false'] } })],
  ['no events of KMS (advanced)', advanced({ ...management, eventSource: { NotEquals: ['kms.amazonaws.com'] } })],
  ['management events after data events', advanced({ eventCategory: { Equals: ['Data'] } }, management)],
])('a trail that logs %s logs the calls of Cognito', (_what, selectors) => {
  expect(selectsCognitoCalls(selectors)).toBe(true);
});

test.each<[string, TrailSelectors]>([
  ['nothing', {}],
  ['nothing of either kind', { EventSelectors: [], AdvancedEventSelectors: [] }],
  ['read events', { EventSelectors: [{ IncludeManagementEvents: true, ReadWriteType: 'ReadOnly' }] }],
  ['data events', { EventSelectors: [{ IncludeManagementEvents: false, ReadWriteType: 'All' }] }],
  ['read events (advanced)', advanced({ ...management, readOnly: { Equals: ['true'] } })],
  ['data events (advanced)', advanced({ eventCategory: { Equals: ['Data'] } })],
  [
    'no events of Cognito',
    advanced({ ...management, eventSource: { NotEquals: ['kms.amazonaws.com', 'cognito-idp.amazonaws.com'] } }),
  ],
])('a trail that logs %s does not', (_what, selectors) => {
  expect(selectsCognitoCalls(selectors)).toBe(false);
});
