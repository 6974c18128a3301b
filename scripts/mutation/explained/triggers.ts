import type { ExplainedSurvivor } from '../explained-survivor.ts';

export const triggers: readonly ExplainedSurvivor[] = [
  {
    file: 'triggers/wrapper/call-handler.ts',
    code: '() => Infinity',
    replacements: ['() => undefined'],
    why: 'A limit that is not a number does not limit anything, and Infinity does not either.',
  },
  {
    file: 'triggers/observer/warm-up-events.ts',
    code: '{ busMs: 1000, outboxMs: 0 }',
    why: 'The stub event bus answers in the same process, before any limit.',
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
    file: 'triggers/attachment/trigger-plan.ts',
    code: 'arn !== undefined',
    replacements: ['true'],
    why: 'Where there is no ARN the comparison is false, too.',
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
    code: "'ignored' in mapping || !normalizer",
    replacements: ["'ignored' in mapping && !normalizer"],
    why: 'The event names without a normalizer are the ignored ones: the second check only satisfies the compiler.',
  },
  {
    file: 'triggers/publish/fail-open.ts',
    code: 'context?.awsRequestId',
    replacements: ['context.awsRequestId'],
    why: 'The error of a missing context is caught, and the result is undefined, too.',
  },
  {
    file: 'triggers/publish/fail-open.ts',
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
  {
    file: 'triggers/normalize/cloudtrail-record/audit-record.ts',
    code: '/^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?Z$/',
    replacements: ['/^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?Z/'],
    why: 'A text with more behind the Z is an invalid date.',
  },
  {
    file: 'triggers/audit/pools/cognito-users.ts',
    code: '[]',
    why: 'A text in place of an app client has no id.',
  },
  {
    file: 'triggers/audit/pools/pool-of-user.ts',
    code: "table.status === 'fulfilled'",
    replacements: ['true'],
    why: 'A look-up that was rejected has no value.',
  },
  {
    file: 'triggers/observer/load-guard.ts',
    code: '{ return false; }',
    why: 'An undefined result counts as false.',
  },
  {
    file: 'privacy/privacy.ts',
    code: 'address === undefined',
    replacements: ['false'],
    why: 'An undefined address is neither an IPv4 nor an IPv6 address.',
  },
  {
    file: 'triggers/observer/processor.ts',
    code: 'stdout();',
    why: 'Node creates the stream at the first line, too; the warm-up only does that earlier.',
  },
];
