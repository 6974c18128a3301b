import { parseMessage } from '../../../../replay/messages/parsed-message.ts';
import { sendAndDelete, type SendAndDeleteOptions } from '../../../../replay/sending/send-and-delete.ts';
import { aQueueMessage } from '../../../given/builders/a-queue-message.ts';

const messages = ['a', 'b', 'c'].map((handle) => parseMessage(aQueueMessage({ handle }), 'event'));

/** Sends them; `refused` and `undeleted` are codes by handle. */
async function shipped(refused: Record<string, string>, undeleted: Record<string, string>, copy = false) {
  const removed: string[][] = [];
  const options: SendAndDeleteOptions = {
    url: 'https://sqs/1/dlq',
    copy,
    deliver: (sent) => Promise.resolve(sent.map(({ message }) => refused[message.handle])),
    queues: {
      remove: (_url, handles) => {
        removed.push([...handles]);
        return Promise.resolve(handles.map((handle) => undeleted[handle]));
      },
    },
  };
  const { deleted, ...counts } = await sendAndDelete(messages, options);
  return { ...counts, deleted: deleted.map(({ handle }) => handle), removed };
}

test('deletes those that were accepted, and no other', async () => {
  expect(await shipped({ b: 'TOO_LARGE' }, {})).toStrictEqual({
    sent: 2,
    deleted: ['a', 'c'],
    refused: ['TOO_LARGE'],
    undeleted: [],
    removed: [['a', 'c']],
  });
});

test('does not count a message that it cannot delete as gone', async () => {
  expect(await shipped({}, { a: 'InternalError' })).toStrictEqual({
    sent: 3,
    deleted: ['b', 'c'],
    refused: [],
    undeleted: ['InternalError'],
    removed: [['a', 'b', 'c']],
  });
});

test('deletes nothing where all are refused', async () => {
  const all = { a: 'X', b: 'X', c: 'Y' };

  expect(await shipped(all, {})).toStrictEqual({
    sent: 0,
    deleted: [],
    refused: ['X', 'X', 'Y'],
    undeleted: [],
    removed: [],
  });
});

test('keeps the originals of copies', async () => {
  expect(await shipped({ c: 'X' }, { a: 'InternalError' }, true)).toStrictEqual({
    sent: 2,
    deleted: [],
    refused: ['X'],
    undeleted: [],
    removed: [],
  });
});
