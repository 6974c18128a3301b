import { busSource } from './bus.ts';
import type { JsonSchema } from './json-schema.ts';

const text = (description: string): JsonSchema => ({ type: 'string', description });

/**
 * The schema of an event as EventBridge delivers it, around the schema of its `detail` ("AWS service event metadata",
 * EventBridge guide). Uses only what JSON Schema has had since draft-04.
 */
export const busEventSchema = (type: string, detail: JsonSchema): JsonSchema => ({
  type: 'object',
  required: ['version', 'id', 'detail-type', 'source', 'account', 'time', 'region', 'resources', 'detail'],
  properties: {
    version: text("Version of EventBridge's envelope."),
    id: text('Id that EventBridge gave this delivery; the identity event has an id of its own, in detail.'),
    'detail-type': { type: 'string', enum: [type], description: 'The type of the identity event.' },
    source: { type: 'string', enum: [busSource], description: 'The same for every identity event.' },
    account: text('AWS account of the bus.'),
    time: { ...text('The time of the identity event, to the second.'), format: 'date-time' },
    region: text('AWS Region of the bus.'),
    resources: { type: 'array', items: { type: 'string' }, description: 'Empty.' },
    detail,
  },
});
