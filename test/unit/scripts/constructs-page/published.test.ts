import {
  docstringProblems,
  publishedConstructs,
  unpublishedTypes,
} from '../../../../scripts/constructs-page/published.ts';
import { constructsPages } from '../../../../scripts/constructs-page/constructs-pages.ts';

const published = publishedConstructs('test/unit/scripts/constructs-page/undocumented.ts');

test('finds members without a docstring, and optional props without a default', () => {
  expect(docstringProblems(published)).toEqual([
    'Undocumented has no docstring',
    'Undocumented.value has no docstring',
    'Undocumented.method has no docstring',
    'Narrowed.second has no @default',
  ]);
});

test('finds types of public members that are not exported', () => {
  expect(unpublishedTypes(published)).toEqual([
    'Undocumented names Hidden, which is not published',
    'Undocumented names Whole, which is not published',
  ]);
});

test('has inherited and static members, without private ones and without "undefined"', () => {
  const members = published.find(({ name }) => name === 'Documented')?.members ?? [];

  expect(members.map(({ type, isStatic }) => [type, isStatic])).toEqual([
    ['Choice', false],
    ['Choice', false],
    ['create(choice: Choice): string', true],
  ]);
});

test('every published construct has a page with its props and methods', () => {
  const pages = new Map(constructsPages());
  const pipeline = pages.get('docs/reference/constructs/identity-event-pipeline.md') ?? '';

  expect(pipeline).toContain('| `kafka` | [`PipelineKafkaProps`](props.md#pipelinekafkaprops) | _required_ |');
  expect(pipeline).toContain('`static fromEventBusName(');
  // Inherited from PipelineBase.
  expect(pipeline).toContain('`metricLag(props?: MetricOptions): Metric`');
  expect(pages.get('docs/reference/constructs/README.md')).toContain('[`KafkaForwarder`](kafka-forwarder.md)');
});
