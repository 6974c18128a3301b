import type { ExplainedSurvivor } from '../explained-survivor.ts';

export const kafka: readonly ExplainedSurvivor[] = [
  {
    file: 'kafka/kafkajs/crc32c.ts',
    code: 'at <= last',
    replacements: ['at < last', 'false'],
    why: 'The loop for single bytes then computes the same checksum, more slowly.',
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
    file: 'kafka/cluster.ts',
    code: '[]',
    replacements: ['["Stryker was here"]'],
    why: 'The check of each connection replaces the value before the connection counts as open.',
  },
  {
    file: 'kafka/access/role-access.ts',
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
    code: '{ throw new BrokerSilentError(settings.broker); }',
    why: 'The producer rejects with the error of the send, whatever the error of the question is.',
  },
  {
    file: 'kafka/kafkajs/producer.ts',
    code: 'throw new BrokerSilentError(settings.broker);',
    why: 'The producer rejects with the error of the send, whatever the error of the question is.',
  },
  {
    file: 'kafka/kafkajs/silent-brokers.ts',
    code: 'rankOf(address) + random()',
    replacements: ['rankOf(address) - random()'],
    why: 'Ranks are whole numbers, so that a random part of either sign shuffles addresses of one rank only.',
  },
];
