/** Why a mutant may survive. */
export interface ExplainedSurvivor {
  readonly file: string;
  /** The code that is changed, on one line. */
  readonly code: string;
  /** @default - every replacement of this code */
  readonly replacements?: readonly string[];
  readonly why: string;
}

/** Mutants that change no behavior, or behavior that no unit test can see. */
export const explainedSurvivors: readonly ExplainedSurvivor[] = [
  {
    file: 'infra/deploy-checks/pool-attachment/stack-request.ts',
    code: 'mostBytes / 2',
    replacements: ['mostBytes * 2'],
    why: 'The loop shortens a longer first half until the text is short enough.',
  },
  {
    file: 'kafka/send/deliver.ts',
    code: 'group.outgoing[0]?.record',
    why: 'A group has at least one record; only the compiler needs the question mark.',
  },
  {
    file: 'kafka/send/outages.ts',
    code: 'outgoing[0]?.record',
    why: 'A group has at least one record; only the compiler needs the question mark.',
  },
  {
    file: 'forwarder/dependencies.ts',
    code: '[]',
    replacements: ['["Stryker was here"]'],
    why: 'The check of each connection replaces the value before the connection counts as open.',
  },
  {
    file: 'forwarder/dependencies.ts',
    code: '() => iamToken(region)',
    why: "The fake broker has no authentication, so that no unit test asks for a token here; the token's own tests do.",
  },
  {
    file: 'kafka/kafkajs/producer.ts',
    code: '() => false',
    why: 'An answer that is undefined refuses no connection either.',
  },
  {
    file: 'kafka/kafkajs/producer.ts',
    code: '() => new BrokerSilentError(settings.broker)',
    why: 'The producer rejects with the error of the send, whatever the error of the question is.',
  },
  {
    file: 'kafka/kafkajs/silent-brokers.ts',
    code: 'rankOf(address) + random()',
    replacements: ['rankOf(address) - random()'],
    why: 'Ranks are whole numbers, so that a random part of either sign shuffles addresses of one rank only.',
  },
  {
    file: 'triggers/wrapper/call-handler.ts',
    code: '() => Infinity',
    replacements: ['() => undefined'],
    why: 'A limit that is not a number is no limit, as Infinity is.',
  },
  {
    file: 'triggers/observer/rehearsal.ts',
    code: '{ busMs: 1000, outboxMs: 0 }',
    why: 'The bus of a rehearsal answers in the same process, before any limit.',
  },
  {
    file: 'triggers/observer/start-observing.ts',
    code: '({ timeLeft }) => timeLeft?.()',
    why: 'What looks ends within the same time; this limit is for code that loads slowly.',
  },
  {
    file: 'triggers/observer/start-observing.ts',
    code: 'timeLeft?.()',
    why: 'The trigger function always measures the time that is left.',
  },
  {
    file: 'triggers/wrapper/with-identity-events.ts',
    code: '({ timeLeft }) => timeLeft?.()',
    why: 'What looks ends within the same time; this limit is for code that blocks.',
  },
  {
    file: 'triggers/wrapper/with-identity-events.ts',
    code: 'timeLeft?.()',
    why: 'The wrapper always measures the time that is left.',
  },
  {
    file: 'privacy/ip-network.ts',
    code: '8 - head.length',
    replacements: ['8 + head.length'],
    why: 'The URL parser leaves out two zeros or more; of an address with a head only the first three groups count.',
  },
  {
    file: 'triggers/outbox/handler.ts',
    code: '[]',
    why: 'A refusal without an event is of no message.',
  },
  {
    file: 'triggers/publish/outbox.ts',
    code: '[]',
    why: 'An answer without an id is about no message.',
  },
  {
    file: 'triggers/audit/handler.ts',
    code: '[]',
    why: 'A refusal without an event is of no message.',
  },
  {
    file: 'triggers/normalize/cloudtrail-record/failure-reason.ts',
    code: '/^.*[#.:](?=.)/',
    replacements: ['/.*[#.:](?=.)/'],
    why: 'The code of an error is one line.',
  },
  {
    file: 'triggers/audit/pools/pool-of-record.ts',
    code: 'subject === undefined',
    replacements: ['false'],
    why: 'Nothing is remembered of a user without an id.',
  },
  {
    file: 'triggers/audit/pools/pool-of-record.ts',
    code: "typeof found === 'object'",
    replacements: ['true'],
    why: 'A client that is learned without a pool stays unknown.',
  },
  {
    file: 'triggers/audit/pools/pool-of-record.ts',
    code: 'clientId !== undefined',
    replacements: ['true'],
    why: 'No record asks for the pool of a client without an id.',
  },
  {
    file: 'triggers/normalize/trigger-event/login.ts',
    code: '[]',
    why: 'A text is not an identity: it names no provider.',
  },
  {
    file: 'triggers/wrapper/answer.ts',
    code: '{ return undefined; }',
    replacements: ['{}'],
    why: 'A function that ends without a return returns undefined, too.',
  },
  {
    file: 'triggers/normalize/cloudtrail-record/normalize.ts',
    code: "'ignored' in fate || !normalizer",
    replacements: ["'ignored' in fate && !normalizer"],
    why: 'The event names without a normalizer are the ignored ones: the second check only satisfies the compiler.',
  },
  {
    file: 'triggers/observer/observer.ts',
    code: 'context?.awsRequestId',
    replacements: ['context.awsRequestId'],
    why: 'The error of a missing context is caught, and the result is undefined, too.',
  },
  {
    file: 'triggers/observer/observer.ts',
    code: '{ return undefined; }',
    replacements: ['{}'],
    why: 'A function that ends without a return returns undefined, too.',
  },
  {
    file: 'privacy/unescaped.ts',
    code: 'next === plain',
    replacements: ['false'],
    why: 'A text without escapes does not change however often it is unescaped: the check only saves time.',
  },
  {
    file: 'privacy/username.ts',
    code: 'uuid.test(username)',
    replacements: ['false'],
    why: 'The checks that follow find no address or number in a UUID: the first check only saves time for most users.',
  },
  {
    file: 'privacy/username.ts',
    code: '[]',
    replacements: ['["Stryker was here"]'],
    why: 'The added text has no digits, so it is not a phone number.',
  },
];
