import { recordHeaders } from '../../../contracts/kafka-record.ts';
import type { Outgoing } from '../../../kafka/records/read-batch.ts';
import { aMessage } from './a-message.ts';

/** A message with the record to send for it. Its value is the message's id, or that many bytes if a size is given. */
export function anOutgoing(id: string, bytes?: number): Outgoing {
  const body = bytes === undefined ? id : id.padEnd(bytes, '.');
  return {
    message: aMessage({ id, body }),
    record: { topic: 'identity-events', key: id, value: body, headers: recordHeaders },
    time: '2026-11-24T03:12:45.000Z',
  };
}

/** As many as asked for; the nth has the id `m-<n>`, counted from 0. */
export const outgoings = (count: number): Outgoing[] =>
  Array.from({ length: count }, (_unused, index) => anOutgoing(`m-${index}`));
