import type { ArrivedEvent } from '../../../live/wire/arrived-event.ts';

/** When the first event happened: 2026-11-30T09:12:45.123Z. */
export const firstMoment = Date.UTC(2026, 10, 30, 9, 12, 45, 123);

const subject = 'f39f1aa8-ba35-43bc-a16e-3ab0a9c49f14';

/** An event that arrived: a successful login of ann. Its number decides its time and its offset. */
export function anArrivedEvent(given: Partial<ArrivedEvent> & { readonly data?: object } = {}): ArrivedEvent {
  const { data, ...own } = given;
  const { number = 1, type = 'cognito.login.succeeded.v1', user = 'ann' } = own;
  const happened = firstMoment + number * 1_000;
  const id = `0192e4a0-7d1c-7c3e-9f1a-${String(number).padStart(12, '0')}`;
  const head = { id, type, subject: own.subject ?? subject, time: new Date(happened).toISOString(), user };
  const text = own.text ?? JSON.stringify(cloudEvent({ ...head, data: { username: user, ...data } }));
  return {
    number,
    ...head,
    source: 'trigger',
    topic: 'identity-events',
    partition: number % 3,
    offset: String(number - 1),
    text,
    bytes: Buffer.byteLength(text),
    times: {
      happened,
      published: happened + 11,
      queued: happened + 19,
      received: happened + 46,
      acknowledged: happened + 51,
      consumed: happened + 58,
    },
    ...own,
  };
}

interface EventHead {
  readonly id: string;
  readonly type: string;
  readonly subject: string;
  readonly time: string;
  readonly data: object;
}

const cloudEvent = ({ data, ...head }: EventHead): object => ({
  specversion: '1.0',
  id: head.id,
  type: head.type,
  source: '/aws/cognito/eu-west-1/eu-west-1_AbCdEf123',
  subject: head.subject,
  time: head.time,
  datacontenttype: 'application/json',
  dataschema: `urn:cognito-to-kafka:schemas/${head.type}.json#/properties/data`,
  data: { userPoolId: 'eu-west-1_AbCdEf123', clientId: '4ma39kqn9j6ncsimddqs13sgok', ...data },
});
