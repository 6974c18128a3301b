import type { BusEntry } from '../../../../replay/aws/event-bus.ts';
import { parseMessage } from '../../../../replay/messages/parsed-message.ts';
import { toBus } from '../../../../replay/sending/destination.ts';
import { aQueueMessage } from '../../../given/builders/a-queue-message.ts';
import { anEvent } from '../../../given/builders/an-event.ts';

const event = anEvent();
/** PutEvents counts 64 bytes for the time and the source, the type and the event. */
const sized = (bytes: number) =>
  parseMessage(aQueueMessage({ body: JSON.stringify(event).padEnd(bytes - 64 - event.type.length) }), 'event');

test.each([
  ['one call', [524_288, 524_288], [2]],
  ['two calls', [524_288, 524_289], [1, 1]],
])('sends events to a bus in %s, of at most 1 MiB each', async (_what, sizes, counts) => {
  const calls: number[] = [];
  const publish = (entries: readonly BusEntry[]) => {
    calls.push(entries.length);
    return Promise.resolve(entries.map(() => undefined));
  };

  expect(await toBus({ publish }, 'identity')(sizes.map(sized))).toEqual([undefined, undefined]);
  expect(calls).toEqual(counts);
});
