import type { ExplainedSurvivor } from '../explained-survivor.ts';

export const replay: readonly ExplainedSurvivor[] = [
  {
    file: 'replay/archive/allows-rule-to-send.ts',
    code: '[]',
    replacements: ['["Stryker was here"]'],
    why: 'This text is neither a statement, nor a service, an action or an ARN of the comparison.',
  },
  {
    file: 'replay/aws/log-lines.ts',
    code: '[]',
    replacements: ['["Stryker was here"]'],
    why: 'A text has no message. It is skipped like a log event without one.',
  },
  {
    file: 'replay/aws/sqs.ts',
    code: '[]',
    replacements: ['["Stryker was here"]'],
    why: 'A text has no id, so it is not the result of any message.',
  },
  {
    file: 'replay/kafka/kafka.ts',
    code: "{ forwarder: '' }",
    replacements: ['{}'],
    why: 'Only the compiler needs the default: each call has an event.',
  },
  {
    file: 'replay/messages/edited.ts',
    code: `found.startsWith('"')`,
    replacements: [`found.endsWith('"')`],
    why: 'The pattern finds white space or a whole string, which also ends with a quotation mark.',
  },
  {
    file: 'replay/messages/edited.ts',
    code: String.raw`/"(?:[^"\\]|\\.)*"|\s+/g`,
    replacements: [String.raw`/"(?:[^"\\]|\\.)*"|\s/g`],
    why: 'White space of several characters is removed one character at a time.',
  },
  {
    file: 'replay/messages/queue-message.ts',
    code: 'attributes[name]?.StringValue',
    why: 'The name is one of the attributes; only the compiler needs the question mark.',
  },
  {
    file: 'replay/messages/read-lines.ts',
    code: 'size > maxLineBytes',
    replacements: ['false'],
    why: 'The parts of a line that is too long are dropped to save memory. The line is reported in any case.',
  },
  {
    file: 'replay/messages/read-lines.ts',
    code: '[]',
    replacements: ['["Stryker was here"]'],
    why: 'A line that is too long is reported without its parts.',
  },
  {
    file: 'replay/queues/process-queue.ts',
    code: '[]',
    replacements: ['["Stryker was here"]'],
    why: 'A text has no message id, so no message counts as deleted.',
  },
  {
    file: 'replay/queues/purge-queue.ts',
    code: '[]',
    replacements: ['["Stryker was here"]'],
    why: 'A text has no message id, so no message counts as deleted.',
  },
  {
    file: 'replay/queues/read-queues.ts',
    code: '[]',
    replacements: ['["Stryker was here"]'],
    why: 'A text has no message id, so no message counts as deleted.',
  },
  {
    file: 'replay/queues/scan-queue.ts',
    code: '[]',
    replacements: ['["Stryker was here"]'],
    why: 'A text has no message id, so no message counts as deleted.',
  },
  {
    file: 'replay/sending/replace-message.ts',
    code: '[]',
    replacements: ['["Stryker was here"]'],
    why: 'A text has no message id, so no message counts as deleted.',
  },
  {
    file: 'replay/sending/send-queue.ts',
    code: '[]',
    replacements: ['["Stryker was here"]'],
    why: 'A text has no message id, so no message counts as deleted.',
  },
  {
    file: 'replay/queues/process-queue.ts',
    code: '() => false',
    replacements: ['() => undefined'],
    why: 'Only whether the result is true matters.',
  },
  {
    file: 'replay/queues/process-queue.ts',
    code: '{ isWornOut: false, isFull: false }',
    replacements: ['{}'],
    why: 'A missing value is not true either.',
  },
  {
    file: 'replay/selection/where-filter.ts',
    code: '{ cause }',
    replacements: ['{}'],
    why: 'The message already has the text of the cause. The rule preserve-caught-error asks for the cause itself.',
  },
];
