import { produceAnswer } from '../../../../local/rig/broker-protocol.ts';
import { inFrames, readerOf, wire } from '../../../../local/rig/kafka-wire.ts';

test('an answer to a request to produce names every topic once, with its partitions', () => {
  const answer = readerOf(
    produceAnswer([
      { topic: 'one', partition: 0, errorCode: 0 },
      { topic: 'other', partition: 1, errorCode: 10 },
      { topic: 'one', partition: 2, errorCode: 0 },
    ]),
  );
  const offsetAndTime = (): unknown => [answer.int32(), answer.int32(), answer.int32(), answer.int32()];
  const partitionOf = () => [answer.int32(), answer.int16(), offsetAndTime()].slice(0, 2);

  expect(answer.array(() => [answer.string(), answer.array(partitionOf)])).toEqual([
    [
      'one',
      [
        [0, 0],
        [2, 0],
      ],
    ],
    ['other', [[1, 10]]],
  ]);
});

test.each([1, 2, 3, 5, 7, 100])('requests that arrive in pieces of %i bytes are read whole', (size) => {
  const sent = ['first', '', 'third'];
  const bytes = Buffer.concat(sent.map((text) => wire.bytes(wire.string(text))));
  const read: string[] = [];
  const onChunk = inFrames((request) => read.push(request.string()));

  for (let at = 0; at < bytes.length; at += size) onChunk(bytes.subarray(at, at + size));

  expect(read).toEqual(sent);
});
