/** Functions that write log lines. */
export type LogWriter = 'audit' | 'forwarder' | 'known users' | 'outbox' | 'trigger';

interface DescribedMessage {
  readonly description: string;
  /** Functions in whose log the message is. The wrapper writes the messages of the trigger function to your function's log. */
  readonly writtenBy: readonly LogWriter[];
}

/**
 * Messages of the log lines. Saved queries, `replay import` and the runbook find lines by them. The writers use the texts as
 * literals, which `LogFields` checks: this record would be code in the bundle that a login waits for.
 */
export const logMessages = {
  'events delivered': {
    description: 'An invocation published its events, or sent them to the outbox.',
    writtenBy: ['trigger'],
  },
  'event not published': {
    description: 'Neither the bus nor the outbox accepted the event. The line has the whole event.',
    writtenBy: ['trigger'],
  },
  'event not normalized': {
    description: 'A trigger event or a CloudTrail record produced no event although it should have.',
    writtenBy: ['trigger', 'audit'],
  },
  'event processing failed': {
    description: 'The code that processes a trigger event failed. The login continued.',
    writtenBy: ['trigger'],
  },
  'publishing before response': {
    description: 'The function cannot publish after the response, so logins wait for the bus.',
    writtenBy: ['trigger'],
  },
  'hash key not read': {
    description: 'The key of hashed attributes cannot be read. They are omitted until it can.',
    writtenBy: ['trigger', 'audit'],
  },
  'record returned': {
    description: 'A CloudTrail record returned to the audit queue and is retried.',
    writtenBy: ['audit'],
  },
  'record dropped': {
    description: 'A CloudTrail record is not about an observed user pool, or its pool is unknown.',
    writtenBy: ['audit'],
  },
  'record undecided': {
    description: 'The pool of a CloudTrail record is still unknown 15 minutes after the call.',
    writtenBy: ['audit'],
  },
  'users remembered': {
    description: 'The pools of users are in the table of known users.',
    writtenBy: ['known users'],
  },
  'outbox batch processed': {
    description: 'A batch of the outbox was published, dead-lettered or left for a retry.',
    writtenBy: ['outbox'],
  },
  'batch forwarded': {
    description: 'A batch was written to Kafka, dead-lettered or left for a retry.',
    writtenBy: ['forwarder'],
  },
  'topics are missing': {
    description: 'Topics of the configuration do not exist.',
    writtenBy: ['forwarder'],
  },
  'canary delivered': { description: 'Kafka acknowledged a canary.', writtenBy: ['forwarder'] },
  'event of temporary user delivered': {
    description: 'Kafka acknowledged an event of a temporary user of `smoke --login`.',
    writtenBy: ['forwarder'],
  },
} as const satisfies Readonly<Record<string, DescribedMessage>>;

/** Text in the property `message` of a log line. */
export type LogMessage = keyof typeof logMessages;
