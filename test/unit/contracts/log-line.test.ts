import { Ajv2020 } from 'ajv/dist/2020.js';
import { logLine } from '../../../contracts/log-line.ts';
import { metrics } from '../../../contracts/metrics.ts';
import { anEvent } from '../../given/builders/an-event.ts';

const now = Date.UTC(2026, 10, 24, 3, 12, 45, 123);
const parse = (line: string) => JSON.parse(line) as Record<string, unknown>;

// "Specification: Embedded metric format", CloudWatch user guide: what a document must have, and its limits.
const metricDefinition = {
  type: 'object',
  required: ['Name'],
  additionalProperties: false,
  properties: { Name: { type: 'string', minLength: 1, maxLength: 1024 }, Unit: { enum: ['Count', 'Milliseconds'] } },
};
const embeddedMetrics = {
  type: 'object',
  required: ['_aws'],
  properties: {
    _aws: {
      type: 'object',
      required: ['Timestamp', 'CloudWatchMetrics'],
      properties: {
        Timestamp: { type: 'integer', minimum: 1_000_000_000_000 },
        CloudWatchMetrics: {
          type: 'array',
          minItems: 1,
          items: {
            type: 'object',
            required: ['Namespace', 'Dimensions', 'Metrics'],
            properties: {
              Namespace: { type: 'string', minLength: 1, maxLength: 1024, not: { pattern: '^AWS/' } },
              Dimensions: {
                type: 'array',
                minItems: 1,
                items: { type: 'array', maxItems: 30, items: { type: 'string' } },
              },
              Metrics: { type: 'array', minItems: 1, maxItems: 100, items: metricDefinition },
            },
          },
        },
      },
    },
  },
};

test('a line is its time and its fields', () => {
  expect(parse(logLine({ level: 'info', message: 'users remembered', durationMs: 12 }, {}, { now }))).toEqual({
    time: '2026-11-24T03:12:45.123Z',
    level: 'info',
    message: 'users remembered',
    durationMs: 12,
  });
});

test('counts are embedded metrics, with names in the directive and values next to it', () => {
  const counts = { [metrics.eventsDelivered]: 98, [metrics.eventsDeadLettered]: 2 };

  expect(parse(logLine({ level: 'info', message: 'batch forwarded' }, counts, { now }))).toMatchObject({
    EventsDelivered: 98,
    EventsDeadLettered: 2,
    _aws: {
      Timestamp: now,
      CloudWatchMetrics: [
        {
          Namespace: 'CognitoToKafka',
          Dimensions: [[]],
          Metrics: [
            { Name: 'EventsDelivered', Unit: 'Count' },
            { Name: 'EventsDeadLettered', Unit: 'Count' },
          ],
        },
      ],
    },
  });
});

test('counts name a known bus, so that no alarm of another pipeline sees them', () => {
  const line = logLine(
    { level: 'info', message: 'batch forwarded' },
    { [metrics.eventsDelivered]: 1 },
    { bus: 'identity' },
  );

  expect(parse(line)).toMatchObject({
    EventBusName: 'identity',
    _aws: { CloudWatchMetrics: [{ Dimensions: [['EventBusName']] }] },
  });
});

test('a metric has the unit that its name says', () => {
  const counts = { [metrics.eventsPublished]: 2, [metrics.publishMilliseconds]: 41 };

  expect(parse(logLine({ level: 'info', message: 'events delivered' }, counts, { now }))).toMatchObject({
    EventsPublished: 2,
    PublishMilliseconds: 41,
    _aws: {
      CloudWatchMetrics: [
        {
          Metrics: [
            { Name: 'EventsPublished', Unit: 'Count' },
            { Name: 'PublishMilliseconds', Unit: 'Milliseconds' },
          ],
        },
      ],
    },
  });
});

test('a line with every metric follows the specification of embedded metrics', () => {
  const counts = Object.fromEntries(Object.values(metrics).map((name) => [name, 1]));
  const line = parse(logLine({ level: 'info', message: 'batch forwarded' }, counts, { bus: 'identity' }));
  const validate = new Ajv2020().compile(embeddedMetrics);

  validate(line);
  expect(validate.errors).toBeNull();
  for (const name of Object.values(metrics)) expect(line[name]).toBe(1);
});

test('a line without counts tells CloudWatch of no metric', () => {
  expect(parse(logLine({ level: 'info', message: 'users remembered' }))).not.toHaveProperty('_aws');
});

test('a line stays one line of JSON, whatever is in its fields', () => {
  const event = anEvent({ subject: 'a\r\nb\u2028"\ud800' });
  const line = logLine({ level: 'error', message: 'event not published', detail: 'first\nsecond', event });

  expect(line).toMatch(/^\{[^\r\n]*\}$/);
  expect(parse(line)).toMatchObject({ detail: 'first\nsecond', event });
});

test('fields that are not set are absent', () => {
  expect(parse(logLine({ level: 'info', message: 'users remembered', code: undefined }))).not.toHaveProperty('code');
});
