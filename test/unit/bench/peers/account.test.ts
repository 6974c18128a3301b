import {
  accountOf,
  invalidAccountOf,
  type DeadLetterMessage,
  type Remains,
  type SentMessage,
  type WrittenValue,
} from '../../../../bench/peers/measures/account.ts';

const sent = (body: string, over: Partial<SentMessage> = {}): SentMessage => ({
  body,
  kind: 'valid',
  sentMs: 1000,
  ...over,
});
const written = (value: string, writtenMs = 1005): WrittenValue => ({ value, writtenMs });
const dead = (body: string, hasReason = true): DeadLetterMessage => ({ body, hasReason });
const remains = (over: Partial<Remains> = {}): Remains => ({ written: [], deadLetters: [], inQueue: 0, ...over });

describe('accountOf', () => {
  test('finds each message in one place', () => {
    const messages = ['in topic', 'twice', 'dead', 'nowhere'].map((body) => sent(body));
    const account = accountOf(
      messages,
      remains({
        written: [written('in topic'), written('twice'), written('twice', 1300)],
        deadLetters: [dead('dead')],
      }),
    );

    expect(account).toEqual({
      sent: 4,
      delivered: 2,
      duplicated: 1,
      deadLettered: 1,
      waiting: 0,
      lost: 1,
      changed: 0,
      lagsMs: [5, 5],
    });
  });

  test('counts every record beyond the first as a duplicate', () => {
    const copies = ['a', 'a', 'a', 'b'].map((value) => written(value));

    expect(accountOf([sent('a'), sent('b')], remains({ written: copies })).duplicated).toBe(2);
  });

  test('does not count a message in the queue as lost', () => {
    expect(accountOf([sent('a'), sent('b')], remains({ inQueue: 1 }))).toMatchObject({ waiting: 1, lost: 1 });
  });

  test('does not mistake invalid messages in the queue for valid ones', () => {
    const messages = [sent('a'), sent('bad', { kind: 'NOT_JSON' })];

    expect(accountOf(messages, remains({ inQueue: 1 }))).toMatchObject({ waiting: 0, lost: 1 });
  });

  test('does not wait for a message that is also in the topic', () => {
    const account = accountOf([sent('a')], remains({ written: [written('a')], inQueue: 1 }));

    expect(account).toMatchObject({ delivered: 1, waiting: 0, lost: 0 });
  });

  test('counts a message as delivered if it is also in the dead-letter queue', () => {
    const account = accountOf([sent('a')], remains({ written: [written('a')], deadLetters: [dead('a')] }));

    expect(account).toMatchObject({ delivered: 1, deadLettered: 0, lost: 0 });
  });

  test('measures the time to the first record, wherever it is in the topic', () => {
    const records = [written('a', 1900), written('a', 1020)];

    expect(accountOf([sent('a')], remains({ written: records })).lagsMs).toEqual([20]);
  });

  test('does not accept a record that differs by a byte', () => {
    expect(accountOf([sent('{"a":1}')], remains({ written: [written('{"a": 1}')] }))).toMatchObject({
      delivered: 0,
      lost: 1,
      changed: 1,
    });
  });

  test('leaves invalid messages to their own account', () => {
    const messages = [sent('bad', { kind: 'NOT_JSON' })];

    expect(accountOf(messages, remains({ deadLetters: [dead('bad')] }))).toMatchObject({
      sent: 0,
      lost: 0,
      changed: 0,
    });
  });
});

describe('invalidAccountOf', () => {
  const messages = [
    ...['a', 'b', 'c', 'd'].map((body) => sent(body, { kind: 'NOT_JSON' })),
    sent('e', { kind: 'UNKNOWN_TYPE' }),
  ];

  test('counts the messages of a kind by their place', () => {
    const found = { written: [written('a')], deadLetters: [dead('b'), dead('c', false), dead('e')] };

    expect(invalidAccountOf(messages, 'NOT_JSON', found)).toEqual({
      sent: 4,
      inTopic: 1,
      withReason: 1,
      withoutReason: 1,
      elsewhere: 1,
    });
  });

  test('counts a message in the topic once', () => {
    const found = { written: [written('a'), written('a')], deadLetters: [dead('a')] };

    expect(invalidAccountOf(messages, 'NOT_JSON', found)).toMatchObject({ inTopic: 1, withReason: 0, elsewhere: 3 });
  });
});
